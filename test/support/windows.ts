import { isObject, type JsonObject } from '../../src/common/json';

/** What a client sends back when somebody presses a button. */
export type Button = {
	readonly blockId: string;
	readonly actionId: string;
	readonly value: string;
};

const objects = (value: unknown): JsonObject[] =>
	Array.isArray(value) ? value.filter(isObject) : [];

const elementsOf = ({ elements, accessory }: JsonObject): JsonObject[] =>
	objects(Array.isArray(elements) ? elements : [accessory]);

/** @param view as an app opened or updated it, see `WindowEvent` */
export const idOf = (view: unknown): string =>
	isObject(view) && typeof view.id === 'string' ? view.id : '';

/**
 * The first button of a window that is labelled so.
 *
 * @throws {Error} if there is none
 */
export const findButton = (view: unknown, label: string): Button => {
	for (const block of objects(isObject(view) ? view.blocks : undefined)) {
		for (const { type, text, actionId, value } of elementsOf(block)) {
			if (type === 'button' && isObject(text) && text.text === label) {
				return {
					blockId: String(block.blockId),
					actionId: String(actionId),
					value: typeof value === 'string' ? value : '',
				};
			}
		}
	}
	throw new Error(`No window has a button "${label}"`);
};
