import type { Faults } from './faults.ts'
import type { Pages } from './pages.ts'
import type { Program } from './program.ts'
import type { Screen } from './screen.ts'
import type { TreeNode } from './tree.ts'
import type { WxContext } from './wx/api.ts'
import type { Mock, Wx } from './wx/wx.ts'

/** A running mini-program with everything around it, for the driver. */
export type Stage = {
  readonly program: Program
  readonly pages: Pages
  readonly screen: Screen
  readonly faults: Faults
  readonly context: WxContext
  readonly wx: Wx
  readonly mocks: Readonly<Record<string, Mock>>
}

export function wholeScreen({ screen, program }: Stage): TreeNode {
  return screen.tree(program.bundle.app.tabBar?.list ?? [])
}

export function reachableScreen({ screen, program }: Stage): TreeNode {
  return screen.reachable(program.bundle.app.tabBar?.list ?? [])
}
