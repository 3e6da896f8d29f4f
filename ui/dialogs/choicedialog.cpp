#include "ui/dialogs/choicedialog.h"

#include "ui/delegates/choicedelegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace duebell {

namespace {

    constexpr int kWidth = 560;
    constexpr int kMostRows = 12;

} // namespace

ChoiceDialog::ChoiceDialog(const QString& title, const QString& prompt, const Theme& theme, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_theme(theme)
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_line->setAccessibleName(title);
    m_line->setPlaceholderText(prompt);
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_list->setAccessibleName(title);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ChoiceDelegate(
        { ChoiceModel::DetailRole, ChoiceModel::KeysRole, ChoiceModel::WhyNotRole, ChoiceModel::PlacesRole }, theme,
        this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kSmall);
    layout->setSpacing(space::kSmall);
    layout->addWidget(m_line);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setFilter(text.trimmed());
        afterFilter();
    });
    connect(m_list, &QListView::clicked, this, &ChoiceDialog::pick);
    setFocusProxy(m_line);
}

void ChoiceDialog::show(std::vector<Choice> choices)
{
    m_model.setChoices(std::move(choices));
    afterFilter();
    const QWidget* window = parentWidget()->window();
    const QPoint corner((window->width() - width()) / 2, std::max(space::kHuge, window->height() / 8));
    QWidget::move(window->mapToGlobal(corner));
    open();
    m_line->setFocus(Qt::PopupFocusReason);
}

void ChoiceDialog::afterFilter()
{
    const int first = m_model.firstPossible();
    m_list->setCurrentIndex(first < 0 ? QModelIndex() : m_model.index(first));
    m_list->scrollToTop();
    m_list->setVisible(m_model.rowCount() > 0);
    m_nothing->setText(m_line->text().isEmpty() ? tr("Type a few letters.") : tr("Nothing matches. Esc leaves."));
    m_nothing->setVisible(m_model.rowCount() == 0);
    // As high as its rows: a short list leaves the queue in sight.
    const int rows = std::clamp(m_model.rowCount(), 1, kMostRows);
    const int width = std::min(kWidth, parentWidget()->window()->width() - 2 * space::kLarge);
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + space::kMedium);
    m_list->setFixedHeight(rows * row + 2);
    setFixedSize(width,
                 m_line->sizeHint().height() + std::max(rows * row + 2, m_nothing->sizeHint().height())
                     + 3 * space::kSmall);
}

void ChoiceDialog::move(int rows)
{
    const int step = rows < 0 ? -1 : 1;
    int row = m_list->currentIndex().row();
    for (int left = std::abs(rows); left > 0; --left) {
        int next = row + step;
        while (next >= 0 && next < m_model.rowCount() && !m_model.isPossible(next))
            next += step;
        if (next < 0 || next >= m_model.rowCount())
            break;
        row = next;
    }
    if (row >= 0)
        m_list->setCurrentIndex(m_model.index(row));
}

void ChoiceDialog::pick()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || !m_model.isPossible(row))
        return;
    // The dialog goes first: what is chosen may open another.
    const Choice choice = m_model.choice(row);
    Q_EMIT chosen(choice.id);
    accept();
    if (choice.run)
        choice.run();
}

bool ChoiceDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(kMostRows - 1);
        return true;
    case Qt::Key_PageUp:
        move(1 - kMostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick();
        return true;
    default:
        return false;
    }
}

void ChoiceDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colours().window);
    painter.setPen(m_theme.colours().muted);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace duebell
