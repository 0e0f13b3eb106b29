import { makeNode } from './compose.ts'
import type { Pages } from './pages.ts'
import type { Scheduler } from './scheduler.ts'
import type { TreeNode } from './tree.ts'

export type Choice = { readonly text: string; readonly choose: () => void }
export type Dialog = { readonly title: string; readonly content: string; readonly choices: readonly Choice[] }

/** All that is on the glass: the page on top, and what WeChat draws around and over it. */
export class Screen {
  title = ''
  toast: { text: string; mask: boolean } | undefined
  dialog: Dialog | undefined
  tabBarHidden = false
  pullingDown = false
  private readonly pages: Pages
  private readonly scheduler: Scheduler
  private readonly tapTab: (index: number) => void

  constructor(pages: Pages, scheduler: Scheduler, tapTab: (index: number) => void) {
    this.pages = pages
    this.scheduler = scheduler
    this.tapTab = tapTab
  }

  changed(): void {
    this.scheduler.changed()
  }

  /** Everything that can be read. */
  tree(tabs: readonly { pagePath: string; text: string }[]): TreeNode {
    const root = makeNode('screen', {}, undefined, undefined, {})
    const page = this.pages.current
    if (page?.node) {
      page.node.parent = root
      root.children.push(page.node)
    }
    if (page && this.pages.isTab(page.path) && !this.tabBarHidden) root.children.push(this.tabBar(root, tabs))
    if (this.toast) root.children.push(leaf('toast', this.toast.text, root))
    if (this.dialog) root.children.push(this.dialogNode(this.dialog, root))
    return root
  }

  /** What a thumb can reach: a dialog lies over everything else, and so does a toast with a mask. */
  reachable(tabs: readonly { pagePath: string; text: string }[]): TreeNode {
    const root = this.tree(tabs)
    if (this.dialog || this.toast?.mask === true) root.children = root.children.slice(-1)
    return root
  }

  private tabBar(root: TreeNode, tabs: readonly { pagePath: string; text: string }[]): TreeNode {
    const bar = makeNode('tab-bar', {}, root, undefined, {})
    bar.children = tabs.map(({ text }, index) => leaf('tab-bar-item', text, bar, () => this.tapTab(index), 'tab'))
    return bar
  }

  private dialogNode(dialog: Dialog, root: TreeNode): TreeNode {
    const node = makeNode('dialog', { ariaRole: 'dialog' }, root, undefined, {})
    node.children = [
      leaf('dialog-title', dialog.title, node),
      leaf('dialog-content', dialog.content, node),
      ...dialog.choices.map(({ text, choose }) => {
        const act = () => {
          this.dialog = undefined
          choose()
          this.changed()
        }
        return leaf('dialog-button', text, node, act, 'button')
      }),
    ]
    return node
  }
}

function leaf(tag: string, text: string, parent: TreeNode, act?: () => void, role?: string): TreeNode {
  const node = makeNode(tag, role === undefined ? {} : { ariaRole: role }, parent, undefined, {}, act)
  node.children = [text]
  return node
}
