import { cleanScan, createBurst, usualTempo, type Affixes, type Tempo } from '@cheyou/wedge'

interface Listening {
  /** As they are set when a scan ends: a scan may begin in the very field that sets them. */
  readonly affixes: () => Affixes
  readonly tempo?: Tempo
  readonly onScan: (text: string) => void
}

/**
 * Listens for a keyboard-wedge scanner in one place, before everything else on the page: a scan is read wherever the focus is
 * and whatever input method is on, and reaches no field and no button. What its first keys wrote is put back.
 * @returns what ends the listening
 */
export function listenForScans(page: Window, { affixes, tempo = usualTempo, onScan }: Listening): () => void {
  const burst = createBurst(tempo)
  const swallowed = new Set<string>()
  const held = holdingEnter(page, tempo.longestMs, () => burst.begins(performance.now()))
  let before: Field | null = null
  let quiet = 0

  const read = (typed: string | null): void => {
    const text = typed === null ? '' : cleanScan(typed, affixes())
    if (text !== '') onScan(text)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // A key that is held down repeats as fast as a scanner types.
    if (event.repeat) return
    const { timeStamp: at } = event
    if (burst.begins(at)) before = fieldOf(page.document.activeElement)
    const judged = burst.press(pressOf(event))
    if (judged.recognised) {
      held.drop()
      putBack(before)
    }
    if (judged.verdict === 'scanning') {
      swallow(event)
      swallowed.add(event.code)
    } else held.hold(event)
    page.clearTimeout(quiet)
    quiet = page.setTimeout(() => read(burst.silence(performance.now())), tempo.longestMs + 5)
    read(judged.scanned)
  }
  const onKeyUp = (event: KeyboardEvent): void => {
    if (swallowed.delete(event.code)) swallow(event)
  }
  page.addEventListener('keydown', onKeyDown, true)
  page.addEventListener('keyup', onKeyUp, true)
  return () => {
    page.clearTimeout(quiet)
    held.drop()
    page.removeEventListener('keydown', onKeyDown, true)
    page.removeEventListener('keyup', onKeyUp, true)
  }
}

const pressOf = (event: KeyboardEvent) => ({
  at: event.timeStamp,
  key: event.key,
  code: event.code,
  // The only sign of an input method in some browsers.
  keyCode: event.keyCode,
  shiftKey: event.shiftKey,
  ctrlKey: event.ctrlKey,
  altKey: event.altKey,
  metaKey: event.metaKey,
  isComposing: event.isComposing,
})

function swallow(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/**
 * Some scanners begin with Enter, which would press the button that has the focus: it is pressed a moment later, once no scan
 * has followed.
 */
function holdingEnter(page: Window, waitMs: number, isQuiet: () => boolean) {
  let button: HTMLElement | null = null
  let timer = 0
  const drop = (): void => {
    page.clearTimeout(timer)
    button = null
  }
  const press = (): void => {
    if (!isQuiet()) timer = page.setTimeout(press, waitMs)
    else {
      const pressed = button
      drop()
      pressed?.click()
    }
  }
  return {
    drop,
    hold(event: KeyboardEvent): void {
      const { target } = event
      const plain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.isComposing
      if (!plain || !(target instanceof HTMLButtonElement)) return
      swallow(event)
      page.clearTimeout(timer)
      button = target
      timer = page.setTimeout(press, waitMs)
    },
  }
}

/** What stood in a field before a scan began to write into it. */
interface Field {
  readonly element: HTMLInputElement | HTMLTextAreaElement
  readonly value: string
  readonly from: number | null
  readonly to: number | null
}

function fieldOf(element: Element | null): Field | null {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return null
  return { element, value: element.value, from: element.selectionStart, to: element.selectionEnd }
}

function putBack(field: Field | null): void {
  if (field === null) return
  const { element, value, from, to } = field
  // Leaving the field ends what an input method is composing in it.
  element.blur()
  element.focus({ preventScroll: true })
  if (element.value !== value) {
    const kind = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    // React reads a value only when its own setter was passed by.
    Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(element, value)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
  // Radio buttons and fields for numbers have no selection, and throw when one is set.
  if (from !== null) element.setSelectionRange(from, to)
}
