#include "ui/dialogs/columnsdialog.h"

#include "ui/delegates/roomydelegate.h"
#include "ui/models/queuecells.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace duebell {

static constexpr int kColumnRole = Qt::UserRole;
static constexpr int kWidthRole = Qt::UserRole + 1;

ColumnsDialog::ColumnsDialog(const QueueColumnLayout& layout, QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_up(new QPushButton(tr("Move &up"), this))
    , m_down(new QPushButton(tr("Move &down"), this))
{
    setWindowTitle(tr("Columns of the queue"));
    auto* hint = new QLabel(tr("Space shows or hides a column, Alt+Up and Alt+Down move it."), this);
    hint->setWordWrap(true);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->installEventFilter(this);
    auto* standard = new QPushButton(tr("&Standard columns"), this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    auto* side = new QVBoxLayout;
    side->addWidget(m_up);
    side->addWidget(m_down);
    side->addSpacing(space::kMedium);
    side->addWidget(standard);
    side->addStretch();
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto* whole = new QVBoxLayout(this);
    whole->addWidget(hint);
    whole->addLayout(middle, 1);
    whole->addWidget(buttons);
    resize(440, 560);
    for (QPushButton* button : { m_up, m_down, standard })
        button->setAutoDefault(false);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(standard, &QPushButton::clicked, this, [this] { fill(QueueColumnLayout::standard()); });
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnsDialog::refresh);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill(layout);
    m_list->setFocus();
}

void ColumnsDialog::add(const ShownColumn& entry, bool shown)
{
    auto* item = new QListWidgetItem(QueueCells::title(entry.column));
    item->setToolTip(QueueCells::hint(entry.column));
    item->setData(kColumnRole, static_cast<int>(entry.column));
    item->setData(kWidthRole, entry.width);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
    item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
    m_list->addItem(item);
}

void ColumnsDialog::fill(const QueueColumnLayout& layout)
{
    m_list->clear();
    for (const ShownColumn& entry : layout.shown)
        add(entry, true);
    for (const QueueColumnTraits& traits : kQueueColumns) {
        if (!layout.shows(traits.column))
            add({ traits.column, 0 }, false);
    }
    m_list->setCurrentRow(0);
}

void ColumnsDialog::move(int by)
{
    const int row = m_list->currentRow();
    const int wanted = row + by;
    if (row < 0 || wanted < 0 || wanted >= m_list->count())
        return;
    m_list->insertItem(wanted, m_list->takeItem(row));
    m_list->setCurrentRow(wanted);
}

void ColumnsDialog::refresh()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    bool anything = false;
    for (int number = 0; number < m_list->count(); ++number)
        anything = anything || m_list->item(number)->checkState() == Qt::Checked;
    m_accept->setEnabled(anything);
}

QueueColumnLayout ColumnsDialog::layoutChosen() const
{
    QueueColumnLayout layout;
    for (int number = 0; number < m_list->count(); ++number) {
        const QListWidgetItem* item = m_list->item(number);
        if (item->checkState() == Qt::Checked)
            layout.shown.push_back(
                { static_cast<QueueColumn>(item->data(kColumnRole).toInt()), item->data(kWidthRole).toInt() });
    }
    return layout;
}

bool ColumnsDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace duebell
