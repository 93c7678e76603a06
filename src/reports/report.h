#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dropwise/time.h"
#include "quantities/volume.h"
#include "quantities/zoned_time.h"

namespace dropwise {

/// A sum of milk.
struct Amount {
  std::int64_t microlitres = 0;
  bool estimate = false;
  bool trace = false;    ///< And a trace, which has no amount.
  bool partial = false;  ///< And what is not known.
  bool bare = false;     ///< Its unit, millilitres, stands in the heading.
};

/// A sum of times in minutes, their unit in the heading; some of them may not be known.
struct Length {
  Millis sum{0};
  bool partial = false;
};

/// A length of hours, to the minute.
struct Minutes {
  Millis length{0};
};

/// Microlitres in a minute.
struct Rate {
  std::int64_t microlitres = 0;
  bool estimate = false;
};

/// A share of a whole, in percent.
struct Percent {
  int value = 0;
  bool estimate = false;

  Percent rest() const { return {100 - value, estimate}; }
};

/// What is not known, in a place where something could be.
struct Unknown {};

/// A value before anybody has decided how to write it. `monostate` is a place where nothing belongs.
using Cell = std::variant<std::monostate, Unknown, std::string, std::int64_t, Millis, ZonedTime, Volume, Amount, Length,
                          Minutes, Rate, Percent>;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
  bool sparse = false;       ///< Columns that hold nothing are left out.
  std::size_t blanks = 0;    ///< Rows on paper to write on.
  std::string caption = {};  ///< What it is, where it is not plain.
};

/// Amounts beside each other, such as the milk of every day, each in parts: left, right, together.
struct Bar {
  std::string label = {};
  std::vector<double> parts = {};
  Cell value = {};       ///< The sum, as it is told.
  bool unknown = false;  ///< Part of it, or all, is not known.
};

struct Chart {
  std::string title = {}, unit = {};
  std::vector<std::string> series = {};  ///< What the parts are.
  std::vector<Bar> bars = {};
};

/// When sessions began, a row a day, counted from the beginning of the day.
struct Grid {
  std::string title = {};
  Millis day_start{0};
  std::vector<std::pair<std::string, std::vector<Millis>>> days = {};
};

/// What a command has to show: facts, pictures, tables, and sentences below.
struct Report {
  std::string title = {};
  std::vector<std::pair<std::string, Cell>> facts = {};
  std::vector<Chart> charts = {};
  std::vector<Grid> grids = {};
  std::vector<Table> tables = {};
  std::vector<std::pair<std::string, Cell>> sums = {};  ///< Facts that stand below.
  std::size_t signatures = 0;                           ///< Places on paper for those who review it.
  std::vector<std::string> notes = {};
};

}  // namespace dropwise
