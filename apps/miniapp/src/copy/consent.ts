/** The text of `subpackages/profile/privacy` that the user agrees to (req. 15.3). */
export const CONSENT_VERSION = '2026-11'
