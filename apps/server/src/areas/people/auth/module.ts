import { storeOpened, storeRetired } from '@cheyou/contract'
import type { Module } from '../../../platform/module.ts'
import { inUnit } from '../../../platform/outbox/index.ts'
import { authTables } from './auth.tables.ts'
import { authLimits } from './limits.ts'
import { forgetDevices } from './known-devices.repository.ts'
import { SignInFailures1796020000000 } from './migrations/1796020000000-sign-in-failures.ts'
import { StaffLastSignIn1796091000000 } from './migrations/1796091000000-staff-last-sign-in.ts'
import { staffRoutes } from './staff.router.ts'
import { requireStaffElsewhere, staffNewStores } from './staff-of-stores.ts'
import { forgetFailures } from './sign-in-failures.repository.ts'
import { knownDevices, signInFailures } from './sign-in-failures.tables.ts'
import { forgetSessions } from './sessions.repository.ts'
import { StaffIdentities1796010000000 } from './migrations/1796010000000-staff-identities.ts'
import { SessionExpiry1795500000006 } from './migrations/1795500000006-session-expiry.ts'

export const auth: Module = {
  name: 'people/auth',
  tables: [...authTables, signInFailures, knownDevices],
  migrations: [
    SessionExpiry1795500000006,
    StaffIdentities1796010000000,
    SignInFailures1796020000000,
    StaffLastSignIn1796091000000,
  ],
  handlers: [inUnit(storeOpened, staffNewStores), inUnit(storeRetired, requireStaffElsewhere)],
  routes: [staffRoutes],
  demo: () => import('./demo.ts'),
  limits: authLimits,
  upkeep: [forgetSessions, forgetFailures, forgetDevices],
}
