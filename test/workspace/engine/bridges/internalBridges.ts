import { generateKeyPairSync } from 'node:crypto';

import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from '../context';

type Internal = Pick<AppBridges, 'getInternalBridge' | 'getInternalFederationBridge'>;

export const createInternalBridge = ({
	workspace,
}: BridgeContext): ReturnType<Internal['getInternalBridge']> => {
	const usernames = (roomId: string): string[] =>
		workspace.data.rooms.find(({ _id }) => _id === roomId)?.usernames ?? [];
	return {
		doGetUsernamesOfRoomById: async (roomId) => usernames(roomId),
		doGetUsernamesOfRoomByIdSync: usernames,
		doGetWorkspacePublicKey: async () => {
			throw new Error('InternalBridge.doGetWorkspacePublicKey is not emulated');
		},
	};
};

const makeKeys = (): { readonly publicKey: string; readonly privateKey: string } =>
	generateKeyPairSync('rsa', {
		modulusLength: 2048,
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		publicKeyEncoding: { type: 'spki', format: 'pem' },
	});

/** One pair for all workspaces of a process, since each takes a quarter of a second. */
let keys: ReturnType<typeof makeKeys> | undefined;

/** The engine signs installed packages with the workspace's key pair and checks the signature when it enables them. */
export const createFederationBridge = (): ReturnType<Internal['getInternalFederationBridge']> => {
	keys ??= makeKeys();
	const { privateKey, publicKey } = keys;
	return {
		getPrivateKey: async () => privateKey,
		getPublicKey: async () => publicKey,
	};
};
