import type { NextFunction, Request, Response } from 'express';

const localNames = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * The page saves settings without a password. Other websites that are open in the same browser must not: neither under
 * a name of their own that points here, nor by a form, which cannot send JSON.
 */
export const onlyLocal = (request: Request, response: Response, next: NextFunction): void => {
	const isLocal = localNames.test(request.headers.host ?? '');
	const changes = request.method !== 'GET' && request.method !== 'HEAD';
	if (!isLocal || (changes && !request.is('application/json'))) {
		response.status(403).json({ error: 'This is for pages of localhost only' });
		return;
	}
	next();
};

/** A reply that managed to become markup could still load and run nothing. */
export const security = (_request: Request, response: Response, next: NextFunction): void => {
	response.set({
		'content-security-policy':
			"default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
	});
	next();
};
