/** Reads keyboard-wedge scanners: keys with their times in, codes out. Pure; the console listens and shows. */
export { createBurst, usualTempo, type Burst, type Judged, type Tempo, type Verdict } from './burst.ts'
export { cleanScan, type Affixes } from './clean-scan.ts'
export { createInbox, type Inbox, type Taken } from './inbox.ts'
export { readKey, type Key, type KeyPress } from './read-key.ts'
