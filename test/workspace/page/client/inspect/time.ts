const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

export const timeOf = (at: string): string => clock.format(new Date(at));
