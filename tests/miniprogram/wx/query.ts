import { isObject } from '../faults.ts'
import type { Instance } from '../instance.ts'
import { componentsOf } from '../pages.ts'
import { select } from '../selector.ts'
import type { TreeNode } from '../tree.ts'
import { attr, datasetOf } from '../tree.ts'
import type { WxContext } from './api.ts'
import { canvasOf } from './canvas.ts'

type Rect = { left: number; top: number; right: number; bottom: number; width: number; height: number }
type Fields = Record<string, unknown>
type Ask = {
  readonly selector: string | undefined
  readonly many: boolean
  readonly fields: Fields
  readonly done: unknown
}

/** There is no layout here: an element is as large as its own style says, else this. */
const DEFAULT_SIZE: Record<string, [width: number, height: number]> = { canvas: [300, 150], input: [300, 44] }

/** What `wx.createSelectorQuery()` gives. It answers when the screen shows what the data says. */
export function createSelectorQuery(context: WxContext, from?: Instance): Record<string, unknown> {
  const asks: Ask[] = []
  let scope = from
  const query: Record<string, unknown> = {}
  const ask = (selector: string | undefined, many: boolean) => {
    const add = (fields: Fields, done: unknown) => {
      asks.push({ selector, many, fields, done })
      return query
    }
    return {
      boundingClientRect: (done?: unknown) => add({ id: true, dataset: true, rect: true, size: true }, done),
      scrollOffset: (done?: unknown) => add({ id: true, dataset: true, scrollOffset: true }, done),
      fields: (fields: Fields, done?: unknown) => add(fields, done),
      node: (done?: unknown) => add({ node: true }, done),
      context: (done?: unknown) => add({ context: true }, done),
    }
  }
  query['in'] = (component: unknown) => {
    scope = instanceOf(context, component)
    return query
  }
  query['select'] = (selector: string) => ask(selector, false)
  query['selectAll'] = (selector: string) => ask(selector, true)
  query['selectViewport'] = () => ask(undefined, false)
  query['exec'] = (done?: unknown) => {
    context.rendered(() => {
      const results = asks.map((one) => answer(context, scope ?? context.pages.current, one))
      for (const [index, one] of asks.entries()) call(one.done, results[index])
      call(done, context.program.logic.adopt(results))
    })
  }
  return query
}

function call(done: unknown, value: unknown): void {
  if (typeof done === 'function') (done as (value: unknown) => void)(value)
}

function instanceOf(context: WxContext, exposed: unknown): Instance | undefined {
  const everywhere = context.pages.all.flatMap((page) => [page, ...componentsOf(page)])
  return everywhere.find((instance) => instance.exposed === exposed)
}

function answer(context: WxContext, scope: Instance | undefined, { selector, many, fields }: Ask): unknown {
  const { logic } = context.program
  if (selector === undefined) {
    const { width, height } = context.device.window
    return logic.adopt({ left: 0, top: 0, right: width, bottom: height, width, height, scrollTop: 0, scrollLeft: 0 })
  }
  const found = scope ? select(scope, selector) : []
  const told = found.map((node) => describe(context, node, fields))
  return logic.adopt(many ? told : (told[0] ?? null))
}

function describe(context: WxContext, node: TreeNode, fields: Fields): Record<string, unknown> {
  const told: Record<string, unknown> = {}
  const rect = rectOf(node)
  if (fields['id'] === true) told['id'] = attr(node, 'id')
  if (fields['dataset'] === true) told['dataset'] = datasetOf(node)
  if (fields['rect'] === true)
    Object.assign(told, { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom })
  if (fields['size'] === true) Object.assign(told, { width: rect.width, height: rect.height })
  if (fields['scrollOffset'] === true)
    Object.assign(told, {
      scrollTop: node.memory.scrollTop ?? 0,
      scrollLeft: 0,
      scrollWidth: rect.width,
      scrollHeight: 5000,
    })
  for (const name of asList(fields['properties'])) told[name] = node.attrs[name]
  for (const name of asList(fields['computedStyle'])) told[name] = ''
  if (fields['node'] === true && node.tag === 'canvas') told['node'] = canvasOf(context, node, rect)
  return told
}

function rectOf(node: TreeNode): Rect {
  const [width, height] = DEFAULT_SIZE[node.tag] ?? [100, 40]
  const size = { width: pixels(node, 'width') ?? width, height: pixels(node, 'height') ?? height }
  return { left: 0, top: 0, right: size.width, bottom: size.height, ...size }
}

/** A length of the inline style; 750 rpx are the width of the screen, 375 px. */
function pixels(node: TreeNode, name: string): number | undefined {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+)(r?px)`).exec(attr(node, 'style'))
  return found ? Number(found[1]) / (found[2] === 'rpx' ? 2 : 1) : undefined
}

function asList(value: unknown): string[] {
  return isObject(value) && Array.isArray(value) ? (value as string[]) : []
}
