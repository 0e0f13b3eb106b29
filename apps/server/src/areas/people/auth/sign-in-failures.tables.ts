import { id, moment, nullable, primary, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/**
 * Attempts at a login name that did not succeed, by where they came from: `network:…`, `device:…` for one that its owner has
 * signed in on, and `everywhere` for all that were no known device.
 */
export const signInFailures = table(
  'sign_in_failures',
  {
    loginName: primary(words(60)),
    source: primary(words(64)),
    failures: whole(),
    /** Those its owner has not been told of. */
    untold: whole(),
    /** Until when nothing is tried from there. */
    pausedUntil: nullable(moment()),
    lastAt: moment(),
  },
  [{ name: 'ix_sign_in_failures_last', columns: ['lastAt'] }],
)

/** A browser that somebody has signed in with; strangers do not lock them out there. Its token is kept as its hash. */
export const knownDevices = table(
  'known_devices',
  { id: id(), groupId: ref(), staffId: ref(), tokenHash: words(64), createdAt: moment(), lastAt: moment() },
  [
    { name: 'ux_known_devices_token', columns: ['tokenHash'], unique: true },
    { name: 'ix_known_devices_last', columns: ['lastAt'] },
  ],
)
