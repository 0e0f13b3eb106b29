import type { ReactNode } from 'react'

/** What is chosen and is no option any more: a store of a link that somebody sent, a tier that rules took out. */
export const noOption = '已不在名单里'

/** How a Select shows what is chosen: never by its code. */
export const labelOfChosen = ({ label }: { readonly label?: ReactNode }): ReactNode => label ?? noOption
