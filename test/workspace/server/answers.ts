/** What the REST API sends: status and JSON body. */
export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export const success = (body: Readonly<Record<string, unknown>> = {}): Answer => ({
	status: 200,
	body: { ...body, success: true },
});

export const failure = (error: string, status = 400): Answer => ({
	status,
	body: { success: false, error },
});

/** A refusal with a code, which the server repeats in brackets behind the text. */
export const codedFailure = ({
	code,
	message,
	details,
}: {
	code: string;
	message: string;
	details?: object;
}): Answer => ({
	status: 400,
	body: {
		success: false,
		error: `${message} [${code}]`,
		errorType: code,
		...(details && { details }),
	},
});
