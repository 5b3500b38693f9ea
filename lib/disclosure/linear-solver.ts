/** Linear programming by HiGHS, compiled to WebAssembly: runs in the process, reaches for no network. */
import highs, { type Model } from "highs";

/** Coefficients of one equation by column; columns that are not named have zero. */
export type Row = readonly (readonly [column: number, coefficient: number])[];

/** Rows that equal `constants`, over columns between `lower` and `upper` (Infinity where nothing bounds). */
export type LinearProgram = {
  readonly rows: readonly Row[];
  readonly constants: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
};

export type LinearSolver = {
  /** The point that costs least, or null where the equations contradict each other. */
  readonly cheapest: (program: LinearProgram, costs: readonly number[]) => readonly number[] | null;
  /** Least and greatest value of each of these columns, in their order; null where the equations contradict. */
  readonly ranges: (
    program: LinearProgram,
    columns: readonly number[],
  ) => readonly { readonly low: number; readonly high: number }[] | null;
};

/** Loads the solver; it is kept for the life of the process. */
export async function openLinearSolver(): Promise<LinearSolver> {
  const runtime = await highs();
  const { modelStatus, objectiveSense } = runtime.constants;
  const model = runtime.createModel();
  // Small programs one after the other: preparing them costs more than it saves.
  model.options.set({ output_flag: false, presolve: "off", solver: "simplex" });

  function pass({ rows, constants, lower, upper }: LinearProgram, costs: readonly number[]): void {
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const row of rows) {
      for (const [column, coefficient] of row) {
        indices.push(column);
        values.push(coefficient);
      }
      starts.push(indices.length);
    }
    model.passModel({
      numCols: lower.length,
      numRows: rows.length,
      sense: objectiveSense.minimize,
      colCost: costs,
      colLower: lower,
      colUpper: upper.map((bound) => (bound === Number.POSITIVE_INFINITY ? runtime.infinity : bound)),
      rowLower: constants,
      rowUpper: constants,
      matrix: { format: "csr", numRows: rows.length, numCols: lower.length, starts, indices, values },
    });
  }

  /** The best value of the objective, infinite where nothing bounds it, null where no point exists. */
  function best(infinite: number): number | null {
    model.run();
    let status = model.getModelStatus();
    if (status === modelStatus.unknown) {
      // A basis that the program before left behind led nowhere: begin anew.
      model.clearSolver();
      model.run();
      status = model.getModelStatus();
    }
    if (status === modelStatus.optimal) return model.getObjectiveValue();
    if (status === modelStatus.unbounded) return infinite;
    if (status === modelStatus.infeasible) return null;
    throw new Error(`linear program ended with status ${status}`);
  }

  return {
    cheapest(program, costs) {
      pass(program, costs);
      return best(Number.NEGATIVE_INFINITY) === null ? null : solutionOf(model);
    },
    ranges(program, columns) {
      pass(
        program,
        program.lower.map(() => 0),
      );
      const ranges = [];
      for (const column of columns) {
        model.changeColCost(column, 1);
        model.changeObjectiveSense(objectiveSense.minimize);
        const low = best(Number.NEGATIVE_INFINITY);
        model.changeObjectiveSense(objectiveSense.maximize);
        const high = low === null ? null : best(Number.POSITIVE_INFINITY);
        if (low === null || high === null) return null;
        model.changeColCost(column, 0);
        ranges.push({ low, high });
      }
      return ranges;
    },
  };
}

function solutionOf(model: Model): readonly number[] {
  return [...(model.getSolution().colValue ?? [])];
}
