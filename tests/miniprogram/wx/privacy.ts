import type { Faults } from '../faults.ts'
import { isObject } from '../faults.ts'
import type { Realm } from '../realm.ts'
import { WxFail } from './api.ts'

type Resolve = (answer: unknown) => void
type Listener = (resolve: Resolve, about: unknown) => void

/** What WeChat hands over only to a program whose privacy guide the person agreed to. */
export const PRIVATE: ReadonlySet<string> = new Set(
  `getPhoneNumber getRealtimePhoneNumber chooseAvatar chooseLocation getLocation chooseImage chooseMedia saveImageToPhotosAlbum
  addPhoneCalendar addPhoneContact getClipboardData setClipboardData`.split(/\s+/),
)

/** WeChat's question about the privacy guide: the program shows it, and a button of WeChat's own kind answers it. */
export class Privacy {
  agreed: boolean
  private readonly faults: Faults
  private readonly logic: Realm
  private listener: Listener | undefined
  private tappedButtons = new Set<string>()

  constructor(agreed: boolean, faults: Faults, logic: Realm) {
    this.agreed = agreed
    this.faults = faults
    this.logic = logic
  }

  /** `wx.onNeedPrivacyAuthorization`: the last listener is the one. */
  listen(listener: unknown): void {
    this.listener = listener as Listener
  }

  /** A button of open-type `agreePrivacyAuthorization` was tapped. */
  tapped(buttonId: string): void {
    this.tappedButtons.add(buttonId)
  }

  /**
   * Lets a private interface go on, after asking if need be.
   * @throws WxFail when the person refuses.
   */
  async allow(name: string): Promise<void> {
    if (this.agreed || !PRIVATE.has(name)) return
    const { listener } = this
    if (!listener) throw new WxFail('privacy permission is not authorized', { errno: 104 })
    const answer = await new Promise<unknown>((resolve) => {
      this.faults.guard(() => listener(resolve, this.logic.adopt({ referrer: name })))
    })
    const { event, buttonId } = isObject(answer) ? answer : {}
    if (event === 'agree' && !this.tappedButtons.has(String(buttonId)))
      this.faults.record(
        'wx-call',
        `privacy: no button "${String(buttonId)}" of open-type agreePrivacyAuthorization was tapped`,
      )
    if (event !== 'agree') throw new WxFail('privacy permission is not authorized', { errno: 104 })
    this.agreed = true
  }
}
