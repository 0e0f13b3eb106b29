/** As many characters as the column has. */
const KEY_LENGTH = 80

/** A name as it is searched and sorted by: letters of either case are the same. */
export const nameKeyOf = (name: string): string => name.toLowerCase().slice(0, KEY_LENGTH)
