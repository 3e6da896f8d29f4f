#include "ui/dialogs/formdialog.h"

#include "ui/theme/theme.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace duebell {

namespace {

    constexpr int kWidth = 480;
    constexpr int kTextLines = 5;
    constexpr int kMostIntroductionLines = 3;

    QLabel* quietLabel(QWidget* parent)
    {
        auto* label = new QLabel(parent);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->hide();
        return label;
    }

    // The arrow keys change the hour first: what is most often wrong with a moment.
    class MomentEdit : public QDateTimeEdit {
    public:
        using QDateTimeEdit::QDateTimeEdit;

    protected:
        void focusInEvent(QFocusEvent* event) override
        {
            QDateTimeEdit::focusInEvent(event);
            if (event->reason() != Qt::MouseFocusReason && event->reason() != Qt::PopupFocusReason)
                setSelectedSection(HourSection);
        }
    };

} // namespace

FormDialog::FormDialog(const QString& title, const QString& doText, QWidget* parent)
    : QDialog(parent)
    , m_fields(new QGridLayout)
    , m_introduction(new ClampedLabel(kMostIntroductionLines, this))
    , m_failure(quietLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_introduction->hide();
    m_introduction->setForegroundRole(QPalette::PlaceholderText);
    m_failure->setAccessibleName(tr("What went wrong"));
    m_fields->setHorizontalSpacing(space::kMedium);
    m_fields->setVerticalSpacing(space::kTiny);
    m_fields->setColumnStretch(1, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_do = buttons->addButton(doText, QDialogButtonBox::AcceptRole);
    m_do->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    layout->setSpacing(space::kMedium);
    layout->addWidget(m_introduction);
    layout->addLayout(m_fields);
    layout->addStretch();
    layout->addWidget(m_failure);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &FormDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void FormDialog::setIntroduction(const QString& text)
{
    m_introduction->setWhole(text);
    m_introduction->setVisible(!text.isEmpty());
}

void FormDialog::add(const QString& label, QWidget* field)
{
    const int row = m_fields->rowCount();
    auto* name = new QLabel(label, this);
    name->setBuddy(field);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')).remove(QLatin1Char(':')));
    const bool tall = qobject_cast<QPlainTextEdit*>(field) != nullptr;
    name->setContentsMargins(0, tall ? space::kTiny : 0, 0, 0);
    m_fields->addWidget(name, row, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
    m_fields->addWidget(field, row, 1);
    QLabel* hint = quietLabel(this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    QLabel* problem = quietLabel(this);
    QFont font = problem->font();
    font.setBold(true);
    problem->setFont(font);
    m_fields->addWidget(problem, row + 1, 1);
    m_fields->addWidget(hint, row + 2, 1);
    m_fields->setRowMinimumHeight(row + 3, space::kTiny);
    m_hints.emplace(field, hint);
    m_problems.emplace(field, problem);
}

QLineEdit* FormDialog::addLine(const QString& label, const QString& placeholder)
{
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    add(label, line);
    connect(line, &QLineEdit::textChanged, this, [this, line] { m_problems.at(line)->hide(); });
    return line;
}

QPlainTextEdit* FormDialog::addText(const QString& label, const QString& placeholder)
{
    auto* text = new QPlainTextEdit(this);
    text->setPlaceholderText(placeholder);
    text->setTabChangesFocus(true);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * kTextLines + 2 * space::kSmall);
    text->installEventFilter(this);
    add(label, text);
    connect(text, &QPlainTextEdit::textChanged, this, [this, text] { m_problems.at(text)->hide(); });
    return text;
}

QComboBox* FormDialog::addChoice(const QString& label, const QStringList& names)
{
    auto* choice = new QComboBox(this);
    choice->addItems(names);
    add(label, choice);
    connect(choice, &QComboBox::currentTextChanged, this, [this, choice] { m_problems.at(choice)->hide(); });
    return choice;
}

QComboBox* FormDialog::addFreeChoice(const QString& label, const QStringList& names)
{
    QComboBox* choice = addChoice(label, names);
    choice->setEditable(true);
    choice->setInsertPolicy(QComboBox::NoInsert);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->completer()->setFilterMode(Qt::MatchContains);
    choice->completer()->setCompletionMode(QCompleter::PopupCompletion);
    choice->setCurrentIndex(-1);
    return choice;
}

QDateTimeEdit* FormDialog::addMoment(const QString& label)
{
    auto* moment = new MomentEdit(this);
    moment->setCalendarPopup(true);
    QString time = QLocale().timeFormat(QLocale::ShortFormat);
    time.remove(QStringLiteral(":ss"));
    moment->setDisplayFormat(QStringLiteral("ddd d MMM yyyy ") + time);
    add(label, moment);
    connect(moment, &QDateTimeEdit::dateTimeChanged, this, [this, moment] { m_problems.at(moment)->hide(); });
    return moment;
}

void FormDialog::setHint(QWidget* field, const QString& text)
{
    QLabel* hint = m_hints.at(field);
    hint->setText(text);
    hint->setVisible(!text.isEmpty());
}

void FormDialog::setProblem(QWidget* field, const QString& sentence)
{
    QLabel* problem = m_problems.at(field);
    problem->setText(tr("⚠ %1", "what is wrong with a field").arg(sentence));
    problem->show();
    const auto shown = [](const auto& entry) { return !entry.second->isHidden(); };
    if (std::count_if(m_problems.begin(), m_problems.end(), shown) != 1)
        return;
    field->setFocus(Qt::OtherFocusReason);
    if (auto* moment = qobject_cast<QDateTimeEdit*>(field))
        moment->setSelectedSection(QDateTimeEdit::HourSection); // Enter has selected all of it
}

void FormDialog::submit()
{
    for (const auto& [field, problem] : m_problems)
        problem->hide();
    m_failure->hide();
    if (m_check)
        m_check();
    for (const auto& [field, problem] : m_problems) {
        if (!problem->isHidden())
            return;
    }
    const QString failure = m_submit ? m_submit() : QString();
    if (failure.isEmpty()) {
        accept();
        return;
    }
    m_failure->setText(tr("⚠ %1 What you wrote is still here.", "what went wrong").arg(failure));
    m_failure->show();
}

void FormDialog::show()
{
    resize(std::min(kWidth, parentWidget()->window()->width()), sizeHint().height());
    open();
}

bool FormDialog::eventFilter(QObject* watched, QEvent* event)
{
    auto* text = qobject_cast<QPlainTextEdit*>(watched);
    if (!text || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return false;
    if (key->modifiers().testFlag(Qt::ShiftModifier))
        text->insertPlainText(QStringLiteral("\n"));
    else
        submit();
    return true;
}

} // namespace duebell
