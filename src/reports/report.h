#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dropwise/plan.h"
#include "dropwise/time.h"
#include "quantities/date.h"
#include "quantities/volume.h"
#include "quantities/zoned_time.h"

namespace dropwise {

/// A sum of milk.
struct Amount {
  std::int64_t microlitres = 0;
  bool estimate = false;
  bool trace = false;    ///< Includes a trace, which has no amount.
  bool partial = false;  ///< Some amounts are not known.
  bool bare = false;     ///< Shown without its unit; the heading says milliliters.
};

/// A sum of times in minutes, with the unit in the heading; some of the times may not be known.
struct Length {
  Millis sum{0};
  bool partial = false;
};

/// A length of several hours, to the minute.
struct Minutes {
  Millis length{0};
};

/// Microliters per minute.
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

/// A value that is not known, in a cell that could have one.
struct Unknown {};

/// A value, not yet formatted. `monostate` is a cell that has no value.
using Cell = std::variant<std::monostate, Unknown, std::string, std::int64_t, Millis, ZonedTime, Day, Volume, Amount,
                          Length, Minutes, Rate, Percent>;

struct TableColumn {
  std::string name = {};
  int drop = 0;  ///< Where there is no room for all columns, those with the highest number go first; 0 stays.
  std::optional<Side> side = {};  ///< The breast that the column is about.
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<Cell>> rows;
  bool sparse = false;       ///< On a page, empty columns are left out; in text they always are.
  std::size_t blanks = 0;    ///< Empty rows on paper to write on.
  std::string caption = {};  ///< What the table is, if not obvious.
  bool has_totals = false;   ///< The last row holds the sums of the others.
  bool wraps = false;        ///< A text in the last column is wrapped where it would be cut.
};

/// One bar of a chart, such as the milk of a day, in parts: left, right, together.
struct Bar {
  Cell label = {};
  std::vector<double> parts = {};
  Cell value = {};       ///< The sum, as shown.
  bool unknown = false;  ///< Some or all of it is not known.
};

struct Chart {
  std::string title = {}, unit = {};
  std::vector<std::string> series = {};  ///< The names of the parts.
  std::vector<Bar> bars = {};
  std::optional<double> target = {};  ///< A line to compare the bars with.
  std::optional<double> end = {};     ///< Where the axis ends; absent: at a round number.
};

/// Start times of sessions, one row per day, counted from the start of the day.
struct Grid {
  std::string title = {};
  Millis day_start{0};
  std::vector<std::pair<Cell, std::vector<Millis>>> days = {};
};

/// A session on the line of its day.
struct DaySession {
  Millis began{0};                               ///< Since the start of the day, less than 24 hours.
  Millis lasted{0};                              ///< 0: not known.
  std::optional<std::int64_t> microlitres = {};  ///< Of both breasts; absent when any of it is not known.
  Side fuller = Side::none;                      ///< The breast that gave more, if one did and both are known.
};

/// A day as a line of 24 hours, with its sums.
struct DayLine {
  Cell label = {};
  std::vector<DaySession> sessions = {};  ///< In order of time.
  Cell milk = {}, longest_gap = {};
};

struct DayLines {
  std::string title = {};
  Millis day_start{0};
  std::vector<DayLine> days = {};

  /// The milk of the session that gave most, in microliters, with which the others are compared.
  std::int64_t most() const {
    std::int64_t most = 0;
    for (const DayLine& day : days)
      for (const DaySession& session : day.sessions) most = std::max(most, session.microlitres.value_or(0));
    return most;
  }
};

/// A day of a calendar.
struct CalendarDay {
  Day day{};
  Cell milk = {};                ///< Its sum, as shown.
  std::int64_t microlitres = 0;  ///< What is known of it.
  bool has_sessions = false;
};

/// Days by month, in order, such as the milk of each.
struct Calendar {
  std::vector<CalendarDay> days = {};
};

/// A figure that stands out on a page, with what it counts.
struct Figure {
  std::string name = {};
  Cell value = {};
  std::string detail = {};
};

/// The output of a command: facts, charts, tables, and notes below.
struct Report {
  std::string title = {};
  std::vector<std::pair<std::string, Cell>> facts = {};
  std::vector<Figure> figures = {};
  std::vector<Chart> charts = {};
  std::vector<DayLines> day_lines = {};
  std::vector<Table> tables = {};
  std::vector<std::pair<std::string, Cell>> sums = {};  ///< Facts shown below the tables.
  std::size_t signatures = 0;                           ///< Signature lines on paper for reviewers.
  bool is_half = false;                                 ///< Two of them fit on a page of paper.
  std::vector<std::string> notes = {};
};

}  // namespace dropwise
