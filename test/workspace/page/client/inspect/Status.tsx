import { drawMobile } from '../../../../clients/mobile';
import type { StatusCheck } from '../../protocol';
import { Drawing } from '../ui/Drawing';
import { Icon } from '../ui/Icon';

/** What the app's status endpoint answers the admin. */
export const Status = ({ checks }: { checks: readonly StatusCheck[] }) => (
	<section className='status' aria-label='Status'>
		<h3>Status</h3>
		<ul aria-live='polite'>
			{checks.map(({ id, ok, message, remedy }) => (
				<li key={id} className={ok ? 'status-ok' : 'status-bad'}>
					<Icon name={ok ? 'ok' : 'error'} />
					<span className='visually-hidden'>{ok ? 'OK:' : 'Problem:'}</span>
					<div>
						<Drawing html={drawMobile(message)} />
						{remedy !== undefined && <Drawing className='hint' html={drawMobile(remedy)} />}
					</div>
				</li>
			))}
		</ul>
	</section>
);
