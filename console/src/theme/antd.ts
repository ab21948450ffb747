import type { ThemeConfig } from 'antd'

const steel = '#1D4B5C'
const ink = '#182126'
const ink3 = '#5A6870'
const paper = '#FFFFFF'
const float = '0 8px 28px rgba(24,33,38,.16)'
/** Whoever asked their computer for less movement gets none: dialogs and drawers stand where they belong at once. */
const still = matchMedia('(prefers-reduced-motion: reduce)').matches

/** tokens.css → antd (design: components.md); antd derives shades by arithmetic, so it needs the values themselves. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: steel,
    colorLink: steel,
    colorSuccess: '#35641F',
    colorWarning: '#7A5200',
    colorError: '#A81616',
    colorInfo: steel,
    colorText: ink,
    colorTextSecondary: '#45525A',
    colorTextTertiary: ink3,
    colorTextQuaternary: ink3,
    colorTextDescription: ink3,
    colorTextPlaceholder: ink3,
    colorTextDisabled: ink3,
    colorBgLayout: '#F2F5F4',
    colorBgContainer: paper,
    colorBgContainerDisabled: '#E8EDEC',
    colorBgElevated: paper,
    colorFillSecondary: '#E8EDEC',
    colorBorder: '#7A888F',
    colorBorderSecondary: '#D3DBDC',
    colorPrimaryBg: '#E4EDF0',
    colorSuccessBg: '#E9F0E0',
    colorWarningBg: '#F7EED8',
    colorErrorBg: '#FAE7E6',
    colorPrimaryActive: '#12333F',
    colorPrimaryHover: '#12333F',
    colorLinkHover: '#12333F',
    fontFamily:
      '-apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC",sans-serif',
    fontSize: 14,
    fontSizeSM: 13,
    fontSizeLG: 16,
    lineHeight: 1.5714,
    borderRadius: 4,
    borderRadiusSM: 2,
    borderRadiusLG: 6,
    controlHeight: 36,
    controlHeightSM: 32,
    controlHeightLG: 44,
    padding: 16,
    boxShadow: float,
    boxShadowSecondary: float,
    boxShadowTertiary: 'none',
    motion: !still,
    motionDurationFast: '.12s',
    motionDurationMid: '.2s',
    wireframe: false,
  },
  components: {
    Switch: { trackHeight: 24, handleSize: 20 },
    Button: {
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      defaultColor: steel,
      defaultBorderColor: steel,
      fontWeight: 600,
    },
    Table: {
      headerBg: paper,
      headerColor: ink3,
      rowSelectedBg: '#E4EDF0',
      headerSplitColor: 'transparent',
      cellPaddingBlock: 10,
    },
    Tabs: { inkBarColor: '#B93A0C' },
    Tag: { borderRadiusSM: 2 },
  },
}
