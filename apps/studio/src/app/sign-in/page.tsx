import { getSetting } from '@patchbay/records';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentSession } from '@/access/page-access';
import { isOwnPath } from '@/auth/own-path';
import { SignInForm } from '@/auth/sign-in-form';
import { database } from '@/server/database';
import { Logo } from '@/shell/logo';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  if ((await currentSession()) !== null) redirect('/');
  const t = await getTranslations('auth');
  const name = await getSetting(database(), 'centre.name');
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex flex-col items-center text-center">
          <Logo wordmark={false} className="[&_svg]:size-11" />
          <h1 className="mt-4 text-2xl font-semibold tracking-tight">{t('welcome', { name })}</h1>
          <p className="mt-1 text-sm text-ink-muted">{t('tagline')}</p>
        </div>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-popover">
          <SignInForm next={isOwnPath(next) ? next : '/'} />
        </div>
        <p className="mt-4 text-center text-xs text-ink-faint">{t('first_account')}</p>
      </div>
    </main>
  );
}
