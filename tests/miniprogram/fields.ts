import { dispatch } from './events.ts'
import { describeTarget, findAll, type Target } from './find.ts'
import type { Stage } from './stage.ts'
import { reachableScreen } from './stage.ts'
import type { TreeNode } from './tree.ts'
import { attr, pathOf, printTree, valueOf, visibleNodes } from './tree.ts'

const DEFAULT_LENGTH_MAX = 140

/** What the keyboard of a field can give. */
const KEYBOARDS: Record<string, RegExp> = { number: /^\d*$/, digit: /^[\d.]*$/, idcard: /^[\dXx]*$/ }

/**
 * The text field that a target names: by its own name or placeholder, or the only field beside the named text.
 * @returns undefined when there is none yet.
 */
export function fieldOf(stage: Stage, target: Target): TreeNode | undefined {
  const found = findAll(reachableScreen(stage), target)
  const fields = [...new Set(found.map(fieldNear).filter((field) => field !== undefined))]
  if (fields.length > 1)
    throw new Error(
      `${describeTarget(target)} names ${fields.length} fields:\n${fields.map((one) => printTree(one)).join('\n')}`,
    )
  return fields[0]
}

/** Types into a field in place of what stood there, a character at a time, as a keyboard does. */
export async function typeInto(stage: Stage, field: TreeNode, text: string, confirm: boolean): Promise<void> {
  if (field.attrs['disabled'] === true) throw new Error(`disabled: ${printTree(field)}`)
  if (!(KEYBOARDS[attr(field, 'type')] ?? /^/).test(text))
    throw new Error(`the keyboard of type "${attr(field, 'type')}" cannot give "${text}"`)
  const { scheduler } = stage.program
  const lengthMax = Number(attr(field, 'maxlength') || DEFAULT_LENGTH_MAX)
  const characters = [...text].slice(0, lengthMax < 0 ? undefined : lengthMax)
  send(stage, field, 'focus', { value: valueOf(field), height: 300 })
  let current = field
  for (let count = valueOf(field) === '' ? 1 : 0; count <= characters.length; count += 1) {
    current = freshest(stage, current)
    const value = characters.slice(0, count).join('')
    current.memory.typed = { value, over: attr(current, 'value') }
    if (!send(stage, current, 'input', { value, cursor: count, keyCode: value.codePointAt(value.length - 1) ?? 8 }))
      stage.faults.record('unheard', `nobody hears what is typed into ${printTree(current)}`)
    await scheduler.quiet()
  }
  current = freshest(stage, current)
  const detail = { value: valueOf(current), cursor: characters.length }
  if (confirm && !send(stage, current, 'confirm', detail))
    stage.faults.record('unheard', 'nobody hears the confirm key')
  send(stage, current, 'blur', detail)
  await scheduler.quiet()
}

function send(stage: Stage, node: TreeNode, type: string, detail: unknown): boolean {
  return dispatch(stage.program.events, node, type, detail)
}

/** Every render makes new elements; a widget's memory is what stays. */
function freshest(stage: Stage, node: TreeNode): TreeNode {
  return visibleNodes(reachableScreen(stage)).find((one) => one.memory === node.memory) ?? node
}

function fieldNear(node: TreeNode): TreeNode | undefined {
  for (const at of pathOf(node)) {
    const inside = visibleNodes(at).filter((one) => one.tag === 'input' || one.tag === 'textarea')
    if (inside.length > 0) return inside.length === 1 ? inside[0] : undefined
  }
  return undefined
}
