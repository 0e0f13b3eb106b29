export { acceptInvitation } from './accept-invitation.ts'
export {
  anyone,
  consoleCookie,
  requireConsole,
  requireOwnOrigin,
  requireOwnStore,
  requireSession,
  requireStaff,
} from './guards.ts'
export type { SessionCaller, StaffCaller } from '../../../platform/http/callers.ts'
export { addIdentity, bindArchive, keepPhone, moveIdentity } from './identities.repository.ts'
export { authenticatorFor, newTotpSecret } from './console-login.ts'
export { hireStaff, LoginNameTaken, type Hired } from './hire-staff.ts'
export { hashPassword, hashToken, matchOtp, newToken } from './secrets.ts'
export { openSession } from './sessions.repository.ts'
export { DEVICE_DAYS } from './known-devices.repository.ts'
export { unlockSignIn } from './unlock-sign-in.ts'
export { signInToConsole } from './sign-in-to-console.ts'
export { signInWithWechat } from './sign-in-with-wechat.ts'
export { signOut } from './sign-out.ts'
export { addStaff, assignStaff, inviteStaff, staffBrief, staffByLogin, type NewStaff } from './staff.repository.ts'
