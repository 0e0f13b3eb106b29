import { listClubStores } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { StoreCard } from '../../../components/store-card/store-card.tsx'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'

/** The club's stores: when they are open, how to call and how to get there. */
export default function StoresPage() {
  const loaded = useLoad(() => call(listClubStores), 'stores', { keep: answerOf(listClubStores, 'everybody') })
  return (
    <Screen>
      <LoadedView loaded={loaded}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="还没有门店" hint="门店开业后会出现在这里。" />
          ) : (
            <Section>
              {rows.map((store) => (
                <StoreCard key={store.storeId} store={store} week />
              ))}
            </Section>
          )
        }
      </LoadedView>
    </Screen>
  )
}
