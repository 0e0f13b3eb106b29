import { moment, nullable, primary, whole, words } from '../db/columns.ts'
import { table } from '../db/table.ts'

/** How often something secret was guessed wrong (`cardGuess:6200000017`, `secret:ip:203.0.113.9`) since its time began. */
export const guesses = table(
  'guesses',
  {
    subject: primary(words(80)),
    times: whole(),
    /** When counting begins again. */
    endsAt: moment(),
    /** Set to that instant once there were as many as are allowed: until then nothing more is looked at. */
    closedUntil: nullable(moment()),
  },
  [{ name: 'ix_guesses_end', columns: ['endsAt'] }],
)
