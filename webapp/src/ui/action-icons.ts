import {
  Copy,
  type LucideIcon,
  Monitor,
  MoonStar,
  Pause,
  Pencil,
  Play,
  Power,
  RotateCw,
  Square,
  Sunrise,
  Trash2,
  Zap,
} from 'lucide-react';

/** One sign for one action, wherever it is offered. */
export const ACTION_ICONS = {
  start: Play,
  stop: Square,
  restart: RotateCw,
  pause: Pause,
  suspend: MoonStar,
  resume: Sunrise,
  stopHard: Power,
  restartHard: Zap,
  console: Monitor,
  clone: Copy,
  edit: Pencil,
  delete: Trash2,
} as const satisfies Record<string, LucideIcon>;
