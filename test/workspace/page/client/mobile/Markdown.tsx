import { parse } from '@rocket.chat/message-parser';

import { drawBlock } from './draw';

/** Markdown as the mobile client draws it. */
export const Markdown = ({ text }: { text: string }) => <>{parse(text).map(drawBlock)}</>;
