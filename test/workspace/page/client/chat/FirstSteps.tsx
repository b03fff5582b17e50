import type { PageState, PageUser } from '../../protocol';

export type SetUp = {
	readonly onSignIn: (userId: string) => void;
	readonly onSettings: () => void;
};

type Props = { readonly state: PageState; readonly user: PageUser; readonly setUp: SetUp };

/** Until the app has its account and token, every command answers that lookups are not available. */
export const FirstSteps = ({ state, user, setUp }: Props) => {
	const admin = state.users.find(({ username }) => username === 'admin');
	const isAdmin = user.id === admin?.id;
	return (
		<section className='first-steps' aria-label='First steps'>
			<h3>The app is installed, but not set up</h3>
			<ol>
				{admin && (
					<li>
						{isAdmin ? (
							<>You are signed in as {admin.name}.</>
						) : (
							<button
								type='button'
								className='button button-secondary'
								onClick={() => setUp.onSignIn(admin.id)}
							>
								Sign in as {admin.name}
							</button>
						)}
					</li>
				)}
				<li>
					<button type='button' className='button button-primary' onClick={setUp.onSettings}>
						Open App settings
					</button>{' '}
					and create a token for the service account there. Enter its user ID and the token, and
					save.
				</li>
				<li>
					Type <code>/session status</code>.
				</li>
			</ol>
		</section>
	);
};
