import chevronDown from '@rocket.chat/icons/dist/svg/chevron-down.svg';
import chevronLeft from '@rocket.chat/icons/dist/svg/chevron-left.svg';
import ok from '@rocket.chat/icons/dist/svg/circle-check.svg';
import error from '@rocket.chat/icons/dist/svg/circle-exclamation.svg';
import bug from '@rocket.chat/icons/dist/svg/code-block.svg';
import cog from '@rocket.chat/icons/dist/svg/cog.svg';
import cross from '@rocket.chat/icons/dist/svg/cross.svg';
import eyeOff from '@rocket.chat/icons/dist/svg/eye-off.svg';
import eye from '@rocket.chat/icons/dist/svg/eye.svg';
import globe from '@rocket.chat/icons/dist/svg/globe.svg';
import lock from '@rocket.chat/icons/dist/svg/hash-lock.svg';
import hash from '@rocket.chat/icons/dist/svg/hash.svg';
import mobile from '@rocket.chat/icons/dist/svg/mobile.svg';
import moon from '@rocket.chat/icons/dist/svg/moon.svg';
import send from '@rocket.chat/icons/dist/svg/send-filled.svg';
import sun from '@rocket.chat/icons/dist/svg/sun.svg';

const icons = {
	bug,
	chevronDown,
	chevronLeft,
	cog,
	cross,
	error,
	eye,
	eyeOff,
	globe,
	hash,
	lock,
	mobile,
	moon,
	ok,
	send,
	sun,
};

export type IconName = keyof typeof icons;

/** One of Rocket.Chat's own icons; the words beside it say what it means. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
	<span
		className='icon'
		aria-hidden='true'
		style={{ width: `${size}px`, height: `${size}px` }}
		dangerouslySetInnerHTML={{ __html: icons[name] }}
	/>
);
