import type { Phone } from './phone.ts'
import { seesQr } from './qr.ts'

const CODE = '.code__otp'
/** A code stays for 30 seconds. */
const NEXT_CODE_WITHIN_MS = 40_000
const used = new Set<string>()

/**
 * Opens the owner's code and waits for one that no test here has used yet: a code is good once, and a member's tests may come
 * faster than their codes.
 */
export async function showUnusedCode(owner: Phone): Promise<void> {
  await owner.tap('会员码')
  await owner.sees('请店员扫码，或把数字报给店员')
  await seesQr(owner, '会员码二维码')
  const shown = await owner.words(CODE)
  if (used.has(shown)) {
    const other = owner.frame.locator(CODE).filter({ visible: true, hasNotText: shown })
    await other.waitFor({ timeout: NEXT_CODE_WITHIN_MS })
  }
}

/** Reception's phone takes what its camera would see: the code on the owner's screen. */
export async function scanWhatOwnerShows(owner: Phone, reception: Phone): Promise<void> {
  await reception.tap(/^扫码/)
  await reception.sees('车主的手机上正亮着一个码。')
  await noteCode(owner)
  await reception.tap('扫到车主手机上的码')
  // The code may have turned while the camera looked.
  await noteCode(owner)
}

async function noteCode(owner: Phone): Promise<void> {
  if (await owner.frame.locator(CODE).filter({ visible: true }).isVisible()) used.add(await owner.words(CODE))
}
