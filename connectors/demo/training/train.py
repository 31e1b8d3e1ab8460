"""Trains one translation model on a CPU and packs it: `python -m connectors.demo.training.train en fr`.

Build time only: needs torch and onnx, which are not in the project's lock
(`pip install torch ctranslate2 sentencepiece onnx numpy` in a separate environment; a CPU build of torch will do).
Set OMP_NUM_THREADS=1: on a busy machine more threads make it slower.
"""

from __future__ import annotations

import argparse
import io
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sentencepiece
import torch
import torch.nn.functional as F  # noqa: N812 - the name every PyTorch reader knows
from torch import Tensor, nn

from connectors.demo.training.corpus import corpus, draw
from connectors.demo.training.evaluate import column, report
from connectors.demo.training.export import write_package
from connectors.demo.training.leg import Leg
from connectors.demo.training.model import BEGIN, END, PADDING, UNKNOWN, Shape, Transformer
from connectors.demo.training.phrases import SURROGATES

BATCH, POOL = 64, 8
PEAK_RATE, WARM_UP = 3e-3, 200
SPECIAL = ("<unk>", "<blank>", "<s>", "</s>")

Pair = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces both languages of a leg share; the surrogates for facts are one piece each, so they never break."""

    model: bytes
    pieces: tuple[str, ...]

    def encoder(self) -> sentencepiece.SentencePieceProcessor:
        """What cuts sentences into pieces."""
        return sentencepiece.SentencePieceProcessor(model_proto=self.model)


def learn_vocabulary(sentences: Sequence[str], size: int) -> Vocabulary:
    """The pieces that cover the sentences best; digits stay single so that numbers can be copied."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        vocab_size=size,
        character_coverage=1.0,
        split_digits=True,
        normalization_rule_name="nfkc",  # the default makes a space of Persian's zero-width non-joiner
        user_defined_symbols=[surrogate.replace(" ", "▁") for surrogate in SURROGATES],
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = (processor.id_to_piece(index) for index in range(processor.get_piece_size()))
    return Vocabulary(model.getvalue(), (*SPECIAL, *(piece for piece in pieces if piece not in SPECIAL)))


def batches(leg: Leg, vocabulary: Vocabulary, steps: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Padded source and target pieces; sentences of similar length share a batch."""
    rng, encoder = random.Random(1), vocabulary.encoder()
    index = {piece: place for place, piece in enumerate(vocabulary.pieces)}

    def encode(sentence: str) -> list[int]:
        return [index.get(piece, UNKNOWN) for piece in encoder.encode(sentence, out_type=str)]

    for _ in range(-(-steps // POOL)):
        rows = draw(rng, BATCH * POOL, by_heart=0.5)
        sources, targets = map(encode, column(rows, leg.source)), map(encode, column(rows, leg.target))
        pairs = sorted(zip(sources, targets, strict=True), key=lambda pair: len(pair[0]) + len(pair[1]))
        groups = [pairs[start : start + BATCH] for start in range(0, len(pairs), BATCH)]
        rng.shuffle(groups)
        yield from map(tensors, groups)


def tensors(pairs: Sequence[Pair]) -> tuple[Tensor, Tensor]:
    """The pairs as two padded matrices; targets stand between begin and end marks."""
    sources = [torch.tensor(source) for source, _ in pairs]
    targets = [torch.tensor([BEGIN, *target, END]) for _, target in pairs]
    pad = nn.utils.rnn.pad_sequence
    return pad(sources, batch_first=True, padding_value=PADDING), pad(targets, batch_first=True, padding_value=PADDING)


def train(network: Transformer, examples: Iterator[tuple[Tensor, Tensor]], steps: int) -> None:
    """Fits the network to the examples; prints the loss now and then."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=PEAK_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, 1) * max(1 - step / steps, 0.02)
    )
    network.train()
    for step, (source, target) in enumerate(examples, start=1):
        scores = network(source, target[:, :-1])
        loss = F.cross_entropy(
            scores.flatten(0, 1), target[:, 1:].flatten(), ignore_index=PADDING, label_smoothing=0.05
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            print(f"{step} loss {loss.item():.3f} cpu {time.process_time():.0f} s", flush=True)
    network.eval()


def build(leg: Leg, *, steps: int, pieces: int) -> None:
    """Trains and writes one package, then says how well it does."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    rows = (*corpus().patterns, *corpus().by_heart * 3)
    vocabulary = learn_vocabulary([*column(rows, leg.source), *column(rows, leg.target)], pieces)
    network = Transformer(Shape(vocabulary=len(vocabulary.pieces), dropout=0.05))
    train(network, batches(leg, vocabulary, steps), steps)
    write_package(leg, network, pieces=vocabulary.pieces, sentencepiece=vocabulary.model)
    print(report(leg), f"{leg.package.stat().st_size} bytes, {time.process_time():.0f} CPU s")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--pieces", type=int, default=2000)
    arguments = parser.parse_args()
    build(Leg(arguments.source, arguments.target), steps=arguments.steps, pieces=arguments.pieces)


if __name__ == "__main__":
    main()
