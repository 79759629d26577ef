/** What the wallet will ask for, in the order of its questions. */
export function WalletQuestions({ questions }: { readonly questions: readonly string[] }) {
  return (
    <div>
      <p className="font-medium">Your wallet will ask for</p>
      <ol className="list-decimal pl-5 text-muted">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </div>
  );
}
