(function () {
  'use strict';
  var controls = document.getElementById('controls');
  var name = document.getElementById('filter-name');
  var verdict = document.getElementById('filter-verdict');
  var shown = document.getElementById('shown');
  var items = all('[data-name]');

  function all(selector, within) {
    return [].slice.call((within || document).querySelectorAll(selector));
  }

  function filter() {
    var text = name.value.trim().toLowerCase();
    var rows = 0;
    var left = 0;
    items.forEach(function (item) {
      var fits = item.getAttribute('data-name').toLowerCase().indexOf(text) >= 0
        && (!verdict.value || item.getAttribute('data-verdict') === verdict.value);
      item.hidden = !fits;
      if (item.tagName === 'TR') {
        rows++;
        left += fits ? 1 : 0;
      }
    });
    shown.textContent = shown.getAttribute('data-text').replace('{shown}', left).replace('{all}', rows);
  }

  function sort(header) {
    var key = 'data-' + header.getAttribute('data-key');
    var isText = key === 'data-name';
    var was = header.getAttribute('aria-sort');
    var up = was ? was === 'descending' : isText;
    var row = header.parentNode;
    var body = row.parentNode.parentNode.tBodies[0];
    all('[aria-sort]', row).forEach(function (other) { other.removeAttribute('aria-sort'); });
    header.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    [].slice.call(body.rows).sort(function (a, b) {
      var one = a.getAttribute(key);
      var other = b.getAttribute(key);
      var order = isText ? one.localeCompare(other, undefined, { numeric: true }) : one - other;
      return up ? order : -order;
    }).forEach(function (item) { body.appendChild(item); });
  }

  function open() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === 'DETAILS') {
      target.setAttribute('open', '');
      target.scrollIntoView();
    }
  }

  all('th[data-key]').forEach(function (header) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    button.addEventListener('click', function () { sort(header); });
    header.textContent = '';
    header.appendChild(button);
  });
  name.addEventListener('input', filter);
  verdict.addEventListener('change', filter);
  controls.addEventListener('submit', function (event) { event.preventDefault(); });
  window.addEventListener('hashchange', open);
  controls.hidden = false;
  filter();
  open();
}());
