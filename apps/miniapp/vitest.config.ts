import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// Components run in jsdom over plain elements: Taro's own are web components that jsdom cannot draw.
export default {
  define: { CHEYOU_DEMO: 'false', CHEYOU_API_ORIGIN: '""' },
  resolve: {
    alias: [
      { find: '@tarojs/components', replacement: at('testing/taro-components.tsx') },
      { find: '@tarojs/taro', replacement: at('testing/taro.ts') },
    ],
  },
  test: {
    name: 'miniapp',
    root: at('.'),
    include: ['{src,config}/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 20_000,
  },
}
