import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/types';

/** The page's own text for the code where it has one, else the server's, which follows the language as well. */
export function useProblemTitle(): (problem: Problem) => string {
  const { t, i18n } = useTranslation();
  return (problem) => {
    const key = `problems.${problem.code}`;
    return i18n.exists(key) ? t(key as 'problems.INTERNAL') : problem.title;
  };
}
