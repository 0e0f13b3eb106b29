import { dispatch, wouldHear } from './events.ts'
import { messageOf } from './faults.ts'
import type { Stage } from './stage.ts'
import type { TreeNode } from './tree.ts'
import { WxFail } from './wx/api.ts'
import { attr, pathOf, printTree, textOf, valueOf, visibleNodes } from './tree.ts'

/** What a button asks WeChat for, and the event that brings the answer; the test's `wx` of that name gives it. */
const OPEN_TYPES: Record<string, string> = {
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  chooseAvatar: 'chooseavatar',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
  openSetting: 'opensetting',
  contact: 'contact',
}

/** Open types that are a mock's business; the others need no answer. */
const WITHOUT_ANSWER = new Set(['agreePrivacyAuthorization', 'share', 'contact', 'feedback'])

/**
 * A thumb on an element: touch, tap, and what WeChat's own widgets do then. Records a fault when nobody hears it.
 * @throws Error when the element is disabled.
 */
export function touch(stage: Stage, node: TreeNode): void {
  const native = pathOf(node).find((at) => at.native)
  if (native?.native) return native.native()
  const widget = pathOf(node).find((at) => isWidget(at))
  if (widget && isDisabled(widget)) throw new Error(`disabled: ${printTree(widget)}`)
  const { events } = stage.program
  const point = { x: 10, y: 10 }
  const finger = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10 }
  dispatch(events, node, 'touchstart', point, [finger])
  dispatch(events, node, 'touchend', point, [finger])
  const heard = dispatch(events, node, 'tap', point, [finger])
  const acted = widget ? act(stage, widget) : false
  if (!heard && !acted) stage.faults.record('unheard', `nobody hears a tap on "${textOf(node)}":\n${printTree(node)}`)
}

/** Whether a tap would do anything: tells a button from a heading of the same name. */
export function isTappable(stage: Stage, node: TreeNode): boolean {
  return pathOf(node).some((at) => at.native ?? isWidget(at)) || wouldHear(stage.program.events, node, 'tap')
}

function isWidget(node: TreeNode): boolean {
  if (node.tag === 'button') return true
  return ['switch', 'checkbox', 'radio', 'label', 'navigator', 'input', 'textarea', 'picker'].includes(node.tag)
}

function isDisabled(node: TreeNode): boolean {
  return node.attrs['disabled'] === true || node.attrs['disabled'] === 'true'
}

function act(stage: Stage, widget: TreeNode): boolean {
  const { events } = stage.program
  const openType = attr(widget, 'openType')
  if (widget.tag === 'button' && openType !== '') return openTypes(stage, widget, openType)
  if (widget.tag === 'button') return submit(stage, widget, attr(widget, 'formType'))
  if (widget.tag === 'switch') {
    widget.memory.checked = !isChecked(widget)
    return dispatch(events, widget, 'change', { value: widget.memory.checked })
  }
  if (widget.tag === 'checkbox' || widget.tag === 'radio') return choose(stage, widget)
  if (widget.tag === 'label') {
    const inside = visibleNodes(widget).find((node) => node !== widget && isWidget(node))
    return inside ? act(stage, inside) : false
  }
  if (widget.tag === 'navigator') return navigate(stage, widget)
  // A text field takes the focus, which is something to see even when the program does not care.
  if (widget.tag === 'picker') return false
  dispatch(events, widget, 'focus', { value: valueOf(widget), height: 300 })
  return true
}

function openTypes(stage: Stage, button: TreeNode, openType: string): boolean {
  return openType
    .split('|')
    .map((name) => openOne(stage, button, name))
    .some(Boolean)
}

function openOne(stage: Stage, button: TreeNode, name: string): boolean {
  const { faults, mocks, program, pages } = stage
  if (name === 'share') return pages.current?.callMember('onShareAppMessage', { from: 'button' }) !== undefined
  const type = OPEN_TYPES[name]
  if (type === undefined) {
    if (!WITHOUT_ANSWER.has(name)) faults.record('unsupported', `open-type="${name}"`)
    return true
  }
  if (!mocks[name] && !WITHOUT_ANSWER.has(name)) {
    faults.record('unsupported', `open-type="${name}" was tapped, but launch() was given no wx.${name}`)
    return true
  }
  if (name === 'agreePrivacyAuthorization') stage.context.privacy.tapped(attr(button, 'id'))
  void detailOf(stage, name).then((detail) =>
    program.scheduler.soon(() => {
      const heard = dispatch(program.events, button, type, detail)
      // A program need not know that its customer service was opened.
      if (!heard && name !== 'contact') faults.record('unheard', `nobody hears ${type}`)
    }),
  )
  return true
}

async function detailOf({ context, mocks }: Stage, name: string): Promise<unknown> {
  try {
    await context.privacy.allow(name)
    return { errMsg: `${name}:ok`, ...((await mocks[name]?.({})) as object | undefined) }
  } catch (error) {
    const facts = error instanceof WxFail ? error.facts : {}
    return { ...facts, errMsg: `${name}:fail ${messageOf(error)}` }
  }
}

function submit(stage: Stage, button: TreeNode, formType: string): boolean {
  const form = pathOf(button).find((node) => node.tag === 'form')
  if (!form || formType === '') return false
  const { events } = stage.program
  if (formType === 'reset') return dispatch(events, form, 'reset', {})
  const value: Record<string, unknown> = {}
  for (const node of visibleNodes(form)) {
    const name = attr(node, 'name')
    if (name === '') continue
    value[name] = node.tag === 'switch' ? isChecked(node) : valueOf(node)
  }
  return dispatch(events, form, 'submit', { value })
}

function choose(stage: Stage, widget: TreeNode): boolean {
  const group = pathOf(widget).find((node) => node.tag === `${widget.tag}-group`)
  const members = group ? visibleNodes(group).filter((node) => node.tag === widget.tag) : [widget]
  if (widget.tag === 'radio') for (const other of members) other.memory.checked = false
  widget.memory.checked = widget.tag === 'radio' || !isChecked(widget)
  if (!group) return false
  const values = members.filter(isChecked).map((node) => attr(node, 'value'))
  return dispatch(stage.program.events, group, 'change', { value: widget.tag === 'radio' ? values[0] : values })
}

export function isChecked(node: TreeNode): boolean {
  return node.memory.checked ?? node.attrs['checked'] === true
}

function navigate(stage: Stage, navigator: TreeNode): boolean {
  const kind = attr(navigator, 'openType') || 'navigate'
  const names: Record<string, string> = {
    navigate: 'navigateTo',
    redirect: 'redirectTo',
    switchTab: 'switchTab',
    reLaunch: 'reLaunch',
  }
  const go = stage.wx.exposed[kind === 'navigateBack' ? kind : (names[kind] ?? '')]
  if (typeof go !== 'function') return false
  ;(go as (options: unknown) => void)({
    url: attr(navigator, 'url'),
    delta: Number(attr(navigator, 'delta') || 1),
    complete: () => undefined,
  })
  return true
}
