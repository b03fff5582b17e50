import { Component, type ComponentChildren } from 'preact';

import { Icon } from '../ui/Icon';

/** What makes Rocket.Chat's client fail (a field's value that is no string) fails here as well, and says so. */
export class Guard extends Component<{ children: ComponentChildren }, { problem?: string }> {
	static override getDerivedStateFromError(error: unknown): { problem: string } {
		return { problem: error instanceof Error ? error.message : String(error) };
	}

	override render() {
		return this.state.problem === undefined ? (
			this.props.children
		) : (
			<p className='callout callout-danger' role='alert'>
				<Icon name='error' /> Rocket.Chat cannot draw this message: {this.state.problem}
			</p>
		);
	}
}
