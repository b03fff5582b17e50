import requests from '@rocket.chat/icons/dist/svg/arrow-up-down.svg';
import at from '@rocket.chat/icons/dist/svg/at.svg';
import menu from '@rocket.chat/icons/dist/svg/burger-menu.svg';
import chevronDown from '@rocket.chat/icons/dist/svg/chevron-down.svg';
import chevronLeft from '@rocket.chat/icons/dist/svg/chevron-left.svg';
import ok from '@rocket.chat/icons/dist/svg/circle-check.svg';
import error from '@rocket.chat/icons/dist/svg/circle-exclamation.svg';
import cog from '@rocket.chat/icons/dist/svg/cog.svg';
import cross from '@rocket.chat/icons/dist/svg/cross.svg';
import eyeOff from '@rocket.chat/icons/dist/svg/eye-off.svg';
import eye from '@rocket.chat/icons/dist/svg/eye.svg';
import lock from '@rocket.chat/icons/dist/svg/hash-lock.svg';
import hash from '@rocket.chat/icons/dist/svg/hash.svg';
import language from '@rocket.chat/icons/dist/svg/language.svg';
import log from '@rocket.chat/icons/dist/svg/list-alt.svg';
import mobile from '@rocket.chat/icons/dist/svg/mobile.svg';
import moon from '@rocket.chat/icons/dist/svg/moon.svg';
import restart from '@rocket.chat/icons/dist/svg/refresh.svg';
import send from '@rocket.chat/icons/dist/svg/send-filled.svg';

const icons = {
	at,
	chevronDown,
	chevronLeft,
	cog,
	cross,
	error,
	eye,
	eyeOff,
	hash,
	language,
	lock,
	log,
	menu,
	mobile,
	moon,
	ok,
	requests,
	restart,
	send,
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
