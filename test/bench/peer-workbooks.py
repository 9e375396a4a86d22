"""Writes workbooks from sheet plans with XlsxWriter or openpyxl: the peers of Proviso's own writer.

usage: peer-workbooks.py (xlsxwriter|openpyxl) PLANS.json [FOLDER]

Everything stays in memory, unless a FOLDER is given: then each workbook is kept there as 0.xlsx, 1.xlsx and so on.
Prints one JSON object: version, loadMs (the library), firstMs (the first workbook), allMs (all of them), peakMb.
The plans say the same as electron/documents/sheet-plan.ts.
"""

import json
import sys
import time
from datetime import datetime
from io import BytesIO
from pathlib import Path


def write_with_xlsxwriter(book, style):
    data = BytesIO()
    workbook = Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": book["title"], "author": "Proviso", "created": stamp_of(book)})
    formats = {}

    def format_of(cell):
        key = look_key(cell)
        if key not in formats:
            look = cell["look"]
            properties = {
                "font_name": style["fontName"],
                "font_size": look.get("size", 10),
                "bold": look.get("bold", False),
                "italic": look.get("italic", False),
                "font_color": colour(look.get("colour", style["ink"]["text"])),
                "valign": "vcenter" if look.get("middle") else "top",
                "align": "left",
                "indent": 1,
                "text_wrap": True,
                "num_format": "@",
                "locked": not cell["input"],
            }
            if look.get("fill"):
                properties.update(pattern=1, fg_color=colour(look["fill"]))
            if look.get("lined"):
                properties.update(border=1, border_color=colour(style["ink"]["line"]))
            formats[key] = workbook.add_format(properties)
        return formats[key]

    tones = {
        verdict: workbook.add_format(
            {"bold": True, "font_color": colour(tone["text"]), "bg_color": colour(tone["fill"])}
        )
        for verdict, tone in style["verdictTones"].items()
    }
    for plan in book["sheets"]:
        sheet = workbook.add_worksheet(plan["name"])
        if plan["hidden"]:
            sheet.hide()
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        if plan["orientation"] == "landscape":
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
        sheet.set_header(header_of(plan), {"margin": 0.3})
        sheet.set_footer("&L&A&RPage &P of &N", {"margin": 0.3})
        for column, width in enumerate(plan["widths"]):
            sheet.set_column(column, column, width)
        for index, row in enumerate(plan["rows"]):
            if row["height"] is not None:
                sheet.set_row(index, row["height"])
            for column, cell in enumerate(row["cells"]):
                if cell is None:
                    continue
                if cell["value"] == "":
                    sheet.write_blank(index, column, None, format_of(cell))
                else:
                    sheet.write_string(index, column, cell["value"], format_of(cell))
            merge = row.get("mergeTo")
            if merge:
                cell = row["cells"][merge["from"] - 1]
                area = (index, merge["from"] - 1, index, merge["to"] - 1)
                sheet.merge_range(*area, "", format_of(cell))
                if cell["value"] != "":
                    sheet.write_string(index, merge["from"] - 1, cell["value"], format_of(cell))
        for choices, areas in areas_with_choices(plan):
            for column, first, last in areas:
                sheet.data_validation(
                    first,
                    column,
                    last,
                    column,
                    {
                        "validate": "list",
                        "source": list(choices),
                        "error_title": "Not in the list",
                        "error_message": error_of(choices),
                    },
                )
        for area in plan["verdictRanges"]:
            for verdict, tone in tones.items():
                sheet.conditional_format(
                    area, {"type": "cell", "criteria": "==", "value": f'"{verdict}"', "format": tone}
                )
        table = plan["table"]
        if table:
            sheet.freeze_panes(table["headerRow"], table["frozenColumns"])
            sheet.repeat_rows(table["headerRow"] - 1)
            sheet.autofilter(table["headerRow"] - 1, 0, len(plan["rows"]) - 1, len(plan["widths"]) - 1)
        allowed = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
        sheet.protect("", allowed)
    workbook.close()
    return data.getvalue()


def write_with_openpyxl(book, style):
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "Proviso"
    workbook.properties.title = book["title"]
    workbook.properties.created = stamp_of(book)
    side = Side(style="thin", color=style["ink"]["line"])
    border = Border(left=side, right=side, top=side, bottom=side)
    locks = {True: Protection(locked=True), False: Protection(locked=False)}
    looks = {}

    def parts_of(cell):
        key = look_key(cell)
        if key not in looks:
            look = cell["look"]
            looks[key] = (
                Font(
                    name=style["fontName"],
                    size=look.get("size", 10),
                    bold=look.get("bold", False),
                    italic=look.get("italic", False),
                    color=look.get("colour", style["ink"]["text"]),
                ),
                Alignment(
                    vertical="center" if look.get("middle") else "top",
                    horizontal="left",
                    indent=1,
                    wrap_text=True,
                ),
                PatternFill("solid", fgColor=look["fill"]) if look.get("fill") else None,
                border if look.get("lined") else None,
            )
        return looks[key]

    for plan in book["sheets"]:
        sheet = workbook.create_sheet(plan["name"])
        if plan["hidden"]:
            sheet.sheet_state = "hidden"
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = plan["orientation"]
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins = PageMargins(0.5, 0.5, 0.7, 0.6, 0.3, 0.3)
        sheet.oddHeader.left.text = plain_header(plan["printHeader"]["left"])
        sheet.oddHeader.right.text = plain_header(plan["printHeader"]["right"])
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = "Page &P of &N"
        for column, width in enumerate(plan["widths"]):
            sheet.column_dimensions[get_column_letter(column + 1)].width = width
        for index, row in enumerate(plan["rows"], 1):
            if row["height"] is not None:
                sheet.row_dimensions[index].height = row["height"]
            for column, wanted in enumerate(row["cells"], 1):
                if wanted is None:
                    continue
                cell = sheet.cell(index, column)
                if wanted["value"] != "":
                    cell.value = wanted["value"]
                    # A text that begins with "=" is a text all the same.
                    cell.data_type = "s"
                font, alignment, fill, lines = parts_of(wanted)
                cell.font = font
                cell.alignment = alignment
                cell.number_format = "@"
                if fill:
                    cell.fill = fill
                if lines:
                    cell.border = lines
                cell.protection = locks[not wanted["input"]]
            merge = row.get("mergeTo")
            if merge:
                sheet.merge_cells(
                    start_row=index, end_row=index, start_column=merge["from"], end_column=merge["to"]
                )
        for choices, areas in areas_with_choices(plan):
            validation = DataValidation(
                type="list",
                formula1='"' + ",".join(choices) + '"',
                allow_blank=True,
                showErrorMessage=True,
                errorTitle="Not in the list",
                error=error_of(choices),
            )
            for column, first, last in areas:
                letter = get_column_letter(column + 1)
                validation.add(f"{letter}{first + 1}:{letter}{last + 1}")
            sheet.add_data_validation(validation)
        for area in plan["verdictRanges"]:
            for verdict, tone in style["verdictTones"].items():
                rule = CellIsRule(
                    operator="equal",
                    formula=[f'"{verdict}"'],
                    font=Font(bold=True, color=tone["text"]),
                    fill=PatternFill("solid", bgColor=tone["fill"]),
                )
                sheet.conditional_formatting.add(area, rule)
        table = plan["table"]
        if table:
            first_free = get_column_letter(table["frozenColumns"] + 1)
            sheet.freeze_panes = f"{first_free}{table['headerRow'] + 1}"
            sheet.print_title_rows = f"${table['headerRow']}:${table['headerRow']}"
            last = get_column_letter(len(plan["widths"]))
            sheet.auto_filter.ref = f"A{table['headerRow']}:{last}{len(plan['rows'])}"
        sheet.protection.sheet = True
        # Here False says "not forbidden".
        for action in ("formatColumns", "formatRows", "autoFilter", "sort"):
            setattr(sheet.protection, action, False)
    data = BytesIO()
    workbook.save(data)
    return data.getvalue()


def areas_with_choices(plan):
    """The drop-down lists of a sheet: (choices, [(column, first row, last row)]), all counted from 0."""
    found = {}
    for index, row in enumerate(plan["rows"]):
        for column, cell in enumerate(row["cells"]):
            if cell is None or "choices" not in cell:
                continue
            areas = found.setdefault(tuple(cell["choices"]), {})
            runs = areas.setdefault(column, [])
            if runs and runs[-1][1] == index - 1:
                runs[-1][1] = index
            else:
                runs.append([index, index])
    return [
        (choices, [(column, *run) for column, runs in areas.items() for run in runs])
        for choices, areas in found.items()
    ]


def look_key(cell):
    return (cell["input"], *sorted(cell["look"].items()))


def error_of(choices):
    return f"Choose {', '.join(choices)}, or leave it blank."


def colour(argb):
    return "#" + argb[2:]


def plain_header(text):
    return " ".join(text.split())[:90].replace("&", "&&")


def header_of(plan):
    header = plan["printHeader"]
    return f"&L{plain_header(header['left'])}&R{plain_header(header['right'])}"


def stamp_of(book):
    return datetime.fromisoformat(book["stampedAt"].replace("Z", "+00:00")).replace(tzinfo=None)


def read_peak_mb():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1000 for line in status if line.startswith("VmHWM"))


library, plans_file, *rest = sys.argv[1:]
style = json.loads(Path(plans_file).read_text("utf8"))

loading = time.perf_counter()
if library == "xlsxwriter":
    from xlsxwriter import Workbook, __version__

    write = write_with_xlsxwriter
else:
    from openpyxl import Workbook, __version__
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    write = write_with_openpyxl

begun = time.perf_counter()
first = None
for number, book in enumerate(style["books"]):
    content = write(book, style)
    first = first or time.perf_counter()
    if rest:
        Path(rest[0], f"{number}.xlsx").write_bytes(content)
ended = time.perf_counter()

print(
    json.dumps(
        {
            "version": __version__,
            "loadMs": (begun - loading) * 1000,
            "firstMs": (first - begun) * 1000,
            "allMs": (ended - begun) * 1000,
            "peakMb": read_peak_mb(),
        }
    )
)
