import type { Locator } from 'playwright-core';

import { appears, phone, sharedPage } from './support/startPage';
import type { ChatAttachment } from '../workspace/model';
import { demo } from '../workspace/seed';

const page = sharedPage();

/** Shows a message with one attachment to alice. */
const draw = async (
	attachment: ChatAttachment,
	{ client = 'web', server = '8.9' }: { client?: 'web' | 'mobile'; server?: string } = {},
): Promise<Locator> => {
	const { workspace } = page().running;
	workspace.data.generation = server;
	const tab = await page().open(client === 'web' ? {} : phone);
	const messages = tab.locator('.message');
	await messages.first().waitFor();
	const before = await messages.count();
	workspace.addMessage({
		rid: demo.rooms.general,
		sender: 'bob',
		attachments: [attachment],
		ts: new Date(),
	});
	const message = messages.nth(before);
	await message.waitFor();
	return message;
};

/** As alien code would send it. */
const foreign = (json: string): ChatAttachment => {
	const attachment: ChatAttachment = JSON.parse(json);
	return attachment;
};

it('the web client draws one asterisk bold, one underscore italic, and code', async () => {
	const message = await draw({ title: 'T', text: 'a *b* _c_ `d`' });
	expect(await message.locator('strong').innerText()).toBe('b');
	expect(await message.locator('em').innerText()).toBe('c');
	expect(await message.locator('code').innerText()).toBe('d');
});

it('the web client draws shortcodes, up to 8.x in code as well', async () => {
	const attachment = { title: 'T', text: ':smile: `:100:`' };
	expect(await (await draw(attachment)).locator('.emojione').count()).toBe(2);
	expect(await (await draw(attachment, { server: '9.0' })).locator('.emojione').count()).toBe(1);
});

it('the web client escapes twice what stands in the code of a field', async () => {
	const message = await draw({
		title: 'T',
		text: '`<b>`',
		fields: [{ title: 'F', value: '`<b>`', short: true }],
	});
	expect(await message.locator('.attachment-text code').innerText()).toBe('<b>');
	expect(await message.locator('.field-value code').innerText()).toBe('&lt;b&gt;');
});

it('the web client puts two short fields side by side and gives others the width', async () => {
	const message = await draw({
		title: 'T',
		fields: [
			{ title: 'A', value: 'a', short: true },
			{ title: 'B', value: 'b', short: true },
			{ title: 'C', value: 'c', short: false },
		],
	});
	const boxes = await Promise.all(
		(await message.locator('.field').all()).map((field) => field.boundingBox()),
	);
	expect(boxes[1]?.y).toBe(boxes[0]?.y);
	expect(boxes[2]?.y).toBeGreaterThan(boxes[0]?.y ?? 0);
	expect(boxes[2]?.width).toBeGreaterThan((boxes[0]?.width ?? 0) * 1.9);
});

it('the web client hides what is collapsed until it is asked for, and without a title for good', async () => {
	const message = await draw({ title: 'Details', text: 'inside', collapsed: true });
	const untitled = await draw({ text: 'inside', collapsed: true });
	expect(await message.getByText('inside').count()).toBe(0);
	await message.getByRole('button', { name: 'Show Details' }).click();
	await message.getByText('inside').waitFor();
	expect(await untitled.getByText('inside').count()).toBe(0);
	expect(await untitled.getByRole('button').count()).toBe(0);
});

it('the web client cannot draw a message with a value that is no string', async () => {
	const message = await draw(foreign('{"title":"T","fields":[{"title":"F","value":7}]}'));
	expect(await message.getByRole('alert').innerText()).toContain('cannot draw this message');
});

it('the web client makes neither scripts nor elements of HTML', async () => {
	const message = await draw({ title: 'T', text: '<img src=x onerror="alert(1)"><b>x</b>' });
	expect(await message.locator('.attachment-text').innerText()).toContain('<img src=x');
	expect(await message.locator('.attachment img, .attachment b').count()).toBe(0);
});

it('the mobile client shows the title again where there is no text', async () => {
	const message = await draw({ title: 'Only a title' }, { client: 'mobile' });
	expect(await message.getByText('Only a title').count()).toBe(2);
});

it('the mobile client gives a short field half of the width, a title no markdown, a value markdown', async () => {
	const message = await draw(
		{ title: 'T', text: 't', fields: [{ title: '*A*', value: '*a*', short: true }] },
		{ client: 'mobile' },
	);
	const [field, all] = [
		await message.locator('.field').boundingBox(),
		await message.locator('.fields').boundingBox(),
	];
	expect(await message.locator('.field-title').innerText()).toBe('*A*');
	expect(await message.locator('.field-value strong').innerText()).toBe('a');
	expect(field?.width).toBeCloseTo((all?.width ?? 0) / 2, 0);
});

it('the mobile client opens what is collapsed, with or without a title', async () => {
	const message = await draw({ text: 'inside', collapsed: true }, { client: 'mobile' });
	await message.getByRole('button').click();
	expect(await appears(message.getByText('inside'))).toBe(true);
});
