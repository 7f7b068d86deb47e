package org.nudipole.site;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Reads a formula between two {@code $$}, as it stands: Markdown would eat its backslashes. */
final class FormulaParser extends AbstractBlockParser {
  private static final String FENCE = "$$";

  /** A formula that is set on lines of its own, in TeX. */
  static final class Formula extends CustomBlock {
    private String tex = "";

    String tex() {
      return tex;
    }
  }

  private final Formula formula = new Formula();
  private final StringBuilder tex = new StringBuilder();
  private boolean closed;

  @Override
  public Block getBlock() {
    return formula;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    return closed ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
  }

  @Override
  public void addLine(SourceLine line) {
    String text = line.getContent().toString().strip();
    if (tex.isEmpty() && text.startsWith(FENCE)) {
      text = text.substring(FENCE.length());
    }
    closed = text.endsWith(FENCE);
    tex.append(closed ? text.substring(0, text.length() - FENCE.length()) : text).append('\n');
  }

  @Override
  public void closeBlock() {
    formula.tex = tex.toString().strip();
  }

  /** Sees where one begins. */
  static final class Factory extends AbstractBlockParserFactory {
    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
      String rest = state.getLine().getContent().toString().substring(state.getNextNonSpaceIndex());
      if (state.getIndent() >= 4 || !rest.startsWith(FENCE)) {
        return BlockStart.none();
      }
      return BlockStart.of(new FormulaParser()).atIndex(state.getNextNonSpaceIndex());
    }
  }
}
