import type { PropsWithChildren, ReactNode } from 'react'
import { useCallback, useMemo, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { platform, PlatformLayer } from '#platform'
import { useClub } from '../../hooks/use-club.ts'
import { useOnline } from '../../hooks/use-online.ts'
import { useShown } from '../../hooks/use-shown.ts'
import { Slot } from '../slot/slot.tsx'
import { clubColours } from './club-colours.ts'
import { Boundary } from './boundary.tsx'
import { ShowsContent } from './shows-content.ts'
import './screen.scss'

type Props = PropsWithChildren<{
  /** Fills the window with one thing and brings its own colours. */
  full?: boolean
  /** What stays at the bottom while the page scrolls. */
  footer?: ReactNode
}>

/** Every page stands in one: type size by the phone's setting, the network's state, and what the platform lays above. */
export function Screen({ full = false, footer, children }: Props) {
  const online = useOnline()
  const shown = useShown()
  const look = useClub()
  const [contents, setContents] = useState(0)
  const showContent = useCallback(() => {
    setContents((before) => before + 1)
    return () => setContents((before) => before - 1)
  }, [])
  const scale = useMemo(() => platform.textScale(), [])
  return (
    <View className={`screen ${full ? 'screen--full' : ''}`} style={`--text-scale: ${scale}${clubColours(look)}`}>
      <Slot>
        {online || full || contents === 0 ? null : (
          <View className="screen__offline" role="status" ariaRole="alert">
            <Text>没有网络，显示的是上次的内容</Text>
          </View>
        )}
      </Slot>
      <View className="screen__body">
        <Boundary>
          <ShowsContent.Provider value={showContent}>{children}</ShowsContent.Provider>
        </Boundary>
      </View>
      <Slot>{footer ? <View className="screen__footer">{footer}</View> : null}</Slot>
      <Slot>{shown ? <PlatformLayer /> : null}</Slot>
    </View>
  )
}
