import { ButtonLink } from "@/components/button";
import { Empty } from "@/components/notice";
import { PageHeader } from "@/components/page-header";

export default function AssetNotFound() {
  return (
    <>
      <PageHeader title="There is no such asset" />
      <Empty title="Not published" actions={<ButtonLink href="/explore">Explore the market</ButtonLink>}>
        Neither the chain nor the index has an asset of this number. Assets are numbered from 1 in the order in which
        they were published.
      </Empty>
    </>
  );
}
