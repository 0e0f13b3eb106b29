import { viewSharings } from '@cheyou/contract/codes'
import type { DeskColumns } from '@cheyou/contract'
import { code, document, id, moment, nullable, primary, ref, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** Views of lists; a dropped one stays to be brought back. */
export const deskViews = table(
  'desk_views',
  {
    id: id(),
    groupId: ref(),
    /** Who made it. */
    staffId: ref(),
    list: words(40),
    name: words(20),
    address: words(1000),
    sharing: code(viewSharings, 8),
    storeId: nullable(ref()),
    changedAt: moment(),
    droppedAt: nullable(moment()),
  },
  [
    { name: 'ix_desk_views_staff', columns: ['staffId', 'list'] },
    { name: 'ix_desk_views_sharing', columns: ['groupId', 'sharing'] },
  ],
)

/** How somebody wants the columns of a list. */
export const deskColumnChoices = table('desk_columns', {
  staffId: primary(ref()),
  list: primary(words(40)),
  groupId: ref(),
  choice: document<DeskColumns>(),
  changedAt: moment(),
})

export const deskTables = [deskViews, deskColumnChoices]
