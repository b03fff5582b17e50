type Props = { readonly onSettings: () => void };

/** Until the app has its account and token, every command answers that lookups are not available. */
export const FirstSteps = ({ onSettings }: Props) => (
	<section className='first-steps' aria-label='First steps'>
		<h3>The app is installed, but not set up</h3>
		<p>
			<button type='button' className='button button-primary' onClick={onSettings}>
				Open App settings
			</button>{' '}
			and create a token for the service account there. Enter its user ID and the token, and save.
			Then sign in as Ada Admin and type <code>/session status</code>.
		</p>
	</section>
);
