/** Long enough for most answers: a button that spins for a moment only flickers. */
const DELAY_MS = 300

/**
 * The spinner of a button, shown only when the answer takes its time. It also keeps the button's name: Ant Design's spinner, gone
 * before it was fully there, waits for the end of a transition that never comes and goes on calling the button "loading".
 */
export const whenSlow = (busy: boolean): false | { delay: number } => busy && { delay: DELAY_MS }
