/** The code on the owner's screen, as the reception's camera would see it: both phones are frames of one browser. */
const SCREEN_KEY = 'cheyou.demo.screen'

let mine: string | null = null

export function showCode(text: string | null): void {
  if (text === null) {
    if (mine !== null && window.localStorage.getItem(SCREEN_KEY) === mine) window.localStorage.removeItem(SCREEN_KEY)
  } else window.localStorage.setItem(SCREEN_KEY, text)
  mine = text
}

export function codeOnOtherPhone(): string | null {
  return window.localStorage.getItem(SCREEN_KEY)
}

/** Calls back whenever the code on the other phone changes or goes. */
export function watchOtherPhone(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent): void => {
    if (key === SCREEN_KEY || key === null) listener()
  }
  window.addEventListener('storage', heard)
  return () => window.removeEventListener('storage', heard)
}

window.addEventListener('pagehide', () => showCode(null))
