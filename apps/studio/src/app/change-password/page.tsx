import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { FirstPassword } from '@/profile/first-password';
import { Logo } from '@/shell/logo';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('first_title') };
}

/** Where somebody with a one-time password lands. */
export default async function ChangePasswordPage() {
  await requirePermission('own');
  const t = await getTranslations('profile');
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex flex-col items-center text-center">
          <Logo wordmark={false} className="[&_svg]:size-11" />
          <h1 className="mt-4 text-2xl font-semibold tracking-tight">{t('first_title')}</h1>
          <p className="mt-1 text-sm text-ink-muted">{t('first_text')}</p>
        </div>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-popover">
          <FirstPassword />
        </div>
      </div>
    </main>
  );
}
