import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What a child process can do, by name. Arguments and results are plain data. */
type Methods = Record<string, (...args: never[]) => unknown>;

type Request = { readonly id: number; readonly name: string; readonly args: readonly never[] };
type Response = { readonly id: number; readonly value?: unknown; readonly error?: string };

/** Offers methods to the parent process. */
export const serve = (methods: Methods): void => {
	process.on('message', ({ id, name, args }: Request) => {
		const answer = (response: Response): void => {
			process.send?.(response);
		};

		Promise.resolve()
			.then(() => methods[name]?.(...args))
			.then(
				(value) => answer({ id, value }),
				(error: unknown) =>
					answer({ id, error: error instanceof Error ? String(error.stack) : String(error) }),
			);
	});
	process.once('disconnect', () => process.exit());
};

/** A child process that `serve`s methods of type `M`. */
export class Child<M extends Methods> {
	private readonly process: ChildProcess;

	private readonly waiting = new Map<number, (response: Response) => void>();

	private requests = 0;

	constructor(script: string) {
		this.process = fork(script);
		this.process.on('message', (response: Response) => {
			this.waiting.get(response.id)?.(response);
			this.waiting.delete(response.id);
		});
		this.process.once('exit', (code) => {
			this.waiting.forEach((answer, id) => answer({ id, error: `${script} ended (${code})` }));
		});
	}

	async call<N extends keyof M & string>(
		name: N,
		...args: Parameters<M[N]>
	): Promise<Awaited<ReturnType<M[N]>>> {
		const { value, error } = await new Promise<Response>((resolve) => {
			const id = this.requests;
			this.requests += 1;
			this.waiting.set(id, resolve);
			this.process.send({ id, name, args });
		});

		if (error !== undefined) {
			throw new Error(error);
		}

		return value as Awaited<ReturnType<M[N]>>;
	}

	async end(): Promise<void> {
		const exited = once(this.process, 'exit');
		this.process.disconnect();
		await exited;
	}
}
