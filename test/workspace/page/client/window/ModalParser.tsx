import {
	type ActionsBlock,
	type Block,
	BlockContext,
	type ButtonElement,
	type Markdown,
	type PlainText,
	type SectionBlock,
	UiKitParserModal,
} from '@rocket.chat/ui-kit';
import type { ComponentChild } from 'preact';

import type { Press } from './useWindows';
import type { Client } from '../chat/Message';

type Options = {
	readonly client: Client;
	/** Whether this client reads the `accessibilityLabel` of a button. */
	readonly readsLabels: boolean;
	/** What is waited for: until then nothing else can be pressed. */
	readonly pressed: Press | undefined;
	readonly onPress: (press: Press) => void;
};

const isBlock = (value: unknown): value is Block =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const isSame = (one: Press | undefined, other: Press): boolean =>
	one?.actionId === other.actionId && one.blockId === other.blockId && one.value === other.value;

/** The types of this version of the parser do not have it yet. */
const labelOf = (element: object): string | undefined =>
	'accessibilityLabel' in element && typeof element.accessibilityLabel === 'string'
		? element.accessibilityLabel
		: undefined;

/** Draws the blocks of a window that the app uses: it has no markdown, and no more buttons in a row than clients show. */
export class ModalParser extends UiKitParserModal<ComponentChild> {
	constructor(private readonly options: Options) {
		super();
	}

	draw(blocks: readonly unknown[]): readonly ComponentChild[] {
		return this.render(blocks.filter(isBlock));
	}

	override plain_text({ text }: PlainText): ComponentChild {
		return text;
	}

	override mrkdwn({ text }: Markdown): never {
		throw new Error(`A window has markdown: ${text}`);
	}

	section(block: SectionBlock, _context: BlockContext, index: number): ComponentChild {
		const { text, fields = [], accessory, blockId = '' } = block;
		const id = `block-${index}`;
		return (
			<div key={blockId || index} className='block block-section' role='group' aria-labelledby={id}>
				<div id={id} className='block-words'>
					{text && this.text(text, BlockContext.SECTION, 0)}
					{fields.length > 0 && (
						<div className='block-fields'>
							{fields.map((field, number) => (
								<div key={number}>{this.text(field, BlockContext.SECTION, number)}</div>
							))}
						</div>
					)}
				</div>
				{accessory &&
					this.renderSectionAccessoryBlockElement(
						'actionId' in accessory ? { ...accessory, blockId } : accessory,
						0,
					)}
			</div>
		);
	}

	actions(
		{ elements, blockId = '' }: ActionsBlock,
		_context: BlockContext,
		index: number,
	): ComponentChild {
		return (
			<div key={blockId || index} className='block block-actions'>
				{elements.map((element, number) =>
					this.renderActionsBlockElement({ ...element, blockId }, number),
				)}
			</div>
		);
	}

	divider(_block: object, _context: BlockContext, index: number): ComponentChild {
		return <hr key={`divider-${index}`} className='block' />;
	}

	/** The mobile client knows two looks, and takes the first unless told otherwise. */
	private lookOf(style: ButtonElement['style']): string {
		if (this.options.client === 'mobile') {
			return style === undefined || style === 'primary' ? 'primary' : 'secondary';
		}
		return style ?? 'secondary';
	}

	button({ text, style, ...element }: ButtonElement): ComponentChild {
		const { actionId, blockId = '', value } = element;
		const { pressed, onPress, readsLabels } = this.options;
		const press = { actionId, blockId, value };
		const isPressed = isSame(pressed, press);
		return (
			<button
				// One of another view must not take the place, and the focus, of this one.
				key={JSON.stringify([press, text.text])}
				type='button'
				className={`button button-${this.lookOf(style)}`}
				data-action={actionId}
				aria-label={readsLabels ? labelOf(element) : undefined}
				// Not `disabled`, which loses the focus.
				aria-disabled={pressed !== undefined}
				aria-busy={isPressed}
				onClick={() => pressed === undefined && onPress(press)}
			>
				{isPressed && <span className='throbber' aria-hidden='true' />}
				{text.text}
			</button>
		);
	}
}
