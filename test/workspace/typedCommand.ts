/** As the web client reads what is typed: what follows the first line is lost. Without a slash it is no command. */
export const readTyped = (text: string): { command: string; params: string } | undefined => {
	const [, command, params = ''] = /^\/(\S+)(.*)/.exec(text) ?? [];
	return command === undefined ? undefined : { command, params };
};
